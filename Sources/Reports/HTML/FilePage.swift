internal import Coverage
internal import Files
internal import Source

/// The page of one source file.
struct FilePage {
  let file: FileCoverage

  /// The paths of the neighbours in the index.
  let previous: String?
  let next: String?
  let precision: Int

  /// Which tests ran its lines; nil when that is not shown.
  let tests: FileTests?

  /// The time that its lines took; nil when nothing is known of that.
  var times: LineTimesWriter?

  /// Whether lines have figures beside them.
  var isTimed: Bool { times?.hasLines ?? false }

  /// The beginning of the page, which has its key.
  func beginning(in forms: FileForms) -> [UInt8] {
    Array("<!doctype html>\n<html lang=\"en\" data-key=\"\(key(in: forms))\"".utf8)
  }

  /// A fingerprint of all that the page is made of, to tell whether one that is there is the same.
  private func key(in forms: FileForms) -> ContentHash {
    var parts = HTMLBuffer(capacity: 4096)
    parts += "\(forms.form(of: self).hash) \(ContentHash(of: file.text)) \(precision)\n"
    for name in [file.path, previous ?? "", next ?? ""] {
      parts += name
      parts += "\n"
    }
    let analysis = file.analysis
    for lines in [file.executed, analysis.statements, analysis.excluded] {
      parts.append(lines)
    }
    for arc in file.branches?.missing ?? [] {
      parts += arc.source
      parts += " "
      parts += arc.signedDestination + 1 << 32
      parts += "\n"
    }
    let totals = file.totals
    parts += "\(totals.branches.covered) \(totals.branches.total) \(totals.partialBranches)\n"
    tests?.writeKey(to: &parts)
    if times != nil { parts += "times\n" }
    return ContentHash(of: parts.bytes)
  }

  func rendered(in forms: FileForms) -> [UInt8] {
    let form = forms.form(of: self)
    let key = key(in: forms)
    let lineCount = file.analysis.lineCount
    var page = HTMLBuffer(capacity: form.size + 2 * file.text.count + 64 * lineCount)
    let totals = file.totals
    form.write(to: &page) { blank, page in
      if blank == .key { page += "\(key)" } else { fill(blank, totals, &page) }
    }
    return page.bytes
  }

  private func fill(_ blank: PageForm.Blank, _ totals: Totals, _ page: inout HTMLBuffer) {
    switch blank {
    case .bulk:
      FileLinesWriter(file: file, tests: tests, markup: .html, times: times).write(to: &page)
    case .folder: page.escape(file.path.dropLast(Paths.name(file.path).count))
    case .name: page.escape(Paths.name(file.path))
    case .percent: page += Percentage(totals.overall).text(precision: precision)
    case .bar: page += Bar.markup(of: totals.overall)
    case .statements: page += totals.statements.total
    case .run: page += totals.statements.covered
    case .partial: page += totals.partialBranches
    case .missing: page += totals.missing
    case .tests: tests?.writeSets(to: &page)
    case .excluded: page += totals.excluded
    case .previous: page += previous.map(PageName.page) ?? ""
    case .previousPath: page.escape(previous ?? "")
    case .next: page += next.map(PageName.page) ?? ""
    case .nextPath: page.escape(next ?? "")
    case .key, .style, .script, .plain: break
    }
  }
}

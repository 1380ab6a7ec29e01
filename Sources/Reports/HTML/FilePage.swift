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

  func rendered(in forms: FileForms) -> [UInt8] {
    let form = forms.form(of: self)
    let lineCount = file.analysis.lineCount
    var page = HTMLBuffer(capacity: form.size + 2 * file.text.count + 64 * lineCount)
    let totals = file.totals
    form.write(to: &page) { blank, page in fill(blank, totals, &page) }
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
    case .style, .script, .plain: break
    }
  }
}

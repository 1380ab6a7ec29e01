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
    case .bulk: writeLines(to: &page)
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
    }
  }

  private func writeLines(to page: inout HTMLBuffer) {
    let states = LineStates(file)
    let untaken = UntakenExits(file)
    let text = file.text
    var code = CodeWriter(text)
    var start = text.startIndex
    var line = 1
    while start < text.endIndex {
      let end = text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.endIndex
      open(line, states, to: &page)
      code.write(start..<end, to: &page)
      untaken.write(line, to: &page)
      tests?.write(line, to: &page)
      page += "</p>\n"
      start = end + 1
      line += 1
    }
  }

  private func open(_ line: Int, _ states: LineStates, to page: inout HTMLBuffer) {
    page += "<p id=t"
    page += line
    page += Self.attribute(states.state(of: line), states.continues(line))
    page += "><a href=#t"
    page += line
    page += ">"
    page += line
    page += "</a>"
  }

  /// `c` stands for the continued lines of a statement, which carry no mark.
  private static func attribute(_ state: LineState, _ continues: Bool) -> String {
    switch (state, continues) {
    case (.plain, _): ""
    case (.run, false): " class=r"
    case (.run, true): " class=\"r c\""
    case (.partial, false): " class=p"
    case (.partial, true): " class=\"p c\""
    case (.missing, false): " class=m"
    case (.missing, true): " class=\"m c\""
    case (.excluded, false): " class=x"
    case (.excluded, true): " class=\"x c\""
    }
  }
}

internal import Coverage
internal import Source

/// The page of one source file.
struct FilePage {
  let file: FileCoverage

  /// The paths of the neighbours in the index.
  let previous: String?
  let next: String?
  let precision: Int

  func rendered(in shells: PageShells) -> [UInt8] {
    let shell = shells.file(
      FileShell(file: file, previous: previous, next: next, precision: precision))
    let lineCount = file.analysis.lineCount
    var page = HTMLBuffer(capacity: shell.size + 3 * file.text.count + 48 * lineCount)
    page += shell.head
    writeLines(to: &page)
    page += shell.tail
    return page.bytes
  }

  private func writeLines(to page: inout HTMLBuffer) {
    let states = LineStates(file)
    let text = file.text
    var code = CodeWriter(text)
    var start = text.startIndex
    var line = 1
    while start < text.endIndex {
      let end = text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.endIndex
      open(line, states, to: &page)
      code.write(start..<end, to: &page)
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
    case (.missing, false): " class=m"
    case (.missing, true): " class=\"m c\""
    case (.excluded, false): " class=x"
    case (.excluded, true): " class=\"x c\""
    }
  }
}

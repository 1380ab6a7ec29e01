internal import Coverage
internal import Source

/// Writes the lines of a file: the state of each, its text, and what is said beside it.
struct FileLinesWriter {
  let file: FileCoverage

  /// Which tests ran the lines; nil when that is not shown.
  let tests: FileTests?
  let markup: LineMarkup

  /// The time that the lines took; nil when nothing is known of that.
  var times: LineTimesWriter?

  func write(to page: inout HTMLBuffer) {
    let states = LineStates(file)
    let untaken = UntakenExits(file, as: markup)
    let text = file.text
    var code = CodeWriter(text, as: markup)
    var start = text.startIndex
    var line = 1
    while start < text.endIndex {
      let end = text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.endIndex
      open(line, states, to: &page)
      times?.writeCells(line, to: &page)
      if markup == .compact, times?.isMarked(line, states.state(of: line)) == true {
        page += "\u{13}"
      }
      code.write(start..<end, to: &page)
      untaken.write(line, to: &page)
      times?.writeMarks(line, states.state(of: line), as: markup, to: &page)
      tests?.write(line, as: markup, to: &page)
      page += markup == .compact ? "\n" : "</p>\n"
      start = end + 1
      line += 1
    }
  }

  private func open(_ line: Int, _ states: LineStates, to page: inout HTMLBuffer) {
    let state = states.state(of: line)
    let continues = states.continues(line)
    switch markup {
    case .html, .excerpt:
      page += "<p id=t"
      page += line
      if let classes = times?.classes(of: line, state) {
        page += " class=\""
        page += Self.letter(state, false)
        page += continues ? " c" : ""
        page += classes
        page += "\""
      } else {
        page += Self.attribute(state, continues)
      }
      page += "><a href=#t"
      page += line
      page += ">"
      page += line
      page += "</a>"
    case .compact:
      page += Self.letter(state, continues)
      guard times?.isMarked(line, state) == true else { return }
      page += "\u{13}"
      page += times?.classes(of: line, state) ?? ""
      page += "\u{13}"
    }
  }

  /// `c` stands for the continued lines of a statement, which carry no mark.
  private static func attribute(_ state: LineState, _ continues: Bool) -> StaticString {
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

  /// Capitals stand for continued lines.
  private static func letter(_ state: LineState, _ continues: Bool) -> StaticString {
    switch (state, continues) {
    case (.plain, _): " "
    case (.run, false): "r"
    case (.run, true): "R"
    case (.partial, false): "p"
    case (.partial, true): "P"
    case (.missing, false): "m"
    case (.missing, true): "M"
    case (.excluded, false): "x"
    case (.excluded, true): "X"
    }
  }
}

internal import Coverage
internal import Source

/// The changed lines of a file with the lines around them.
struct PatchExcerpt {
  private let file: PatchCoverage.File

  /// Tells the lines of this file from those of others.
  private let number: Int

  /// The lines that are shown.
  private let shown: LineSet

  /// Those of changed statements, which have a state.
  private let judged: LineSet

  private static let around = 3

  init(_ file: PatchCoverage.File, number: Int) {
    self.file = file
    self.number = number
    let last = file.whole.analysis.lineCount
    var judged = file.statements
    for span in file.whole.analysis.firstLines.spans where file.statements.contains(span.first) {
      judged.insert(contentsOf: span.first...min(span.last, last))
    }
    self.judged = judged
    var shown: LineSet = []
    for line in file.written.union(file.statements) where line <= last {
      shown.insert(contentsOf: max(1, line - Self.around)...min(last, line + Self.around))
    }
    self.shown = shown
  }

  func write(to page: inout HTMLBuffer) {
    page += "<section aria-labelledby=f"
    page += number
    page += "><h2 id=f"
    page += number
    page += ">"
    page.escape(PageForm.plain(file.path))
    page += "</h2>\n"
    writeFunctions(to: &page)
    writeLines(to: &page)
    page += "</section>\n"
  }

  /// A verdict for each function that the change touches.
  private func writeFunctions(to page: inout HTMLBuffer) {
    guard !file.functions.isEmpty else { return }
    page += "<ul class=verdicts>"
    for function in file.functions {
      let ratio = function.statements
      page += "<li class="
      page += ratio.covered == ratio.total ? "r" : ratio.covered == 0 ? "m" : "p"
      page += ">"
      page.escape(PageForm.plain(function.name))
      page += " <span>"
      page += ratio.covered == ratio.total ? "covered" : "\(ratio.covered) of \(ratio.total) ran"
      page += "</span></li>"
    }
    page += "</ul>\n"
  }

  private func writeLines(to page: inout HTMLBuffer) {
    let states = LineStates(file.whole)
    let untaken = UntakenExits(file.whole, as: .excerpt)
    let text = file.whole.text
    var code = CodeWriter(text, as: .excerpt)
    var start = text.startIndex
    var line = 1
    var last = 0
    while start < text.endIndex {
      let end = text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.endIndex
      if shown.contains(line) {
        open(line, states, isAfterGap: last > 0 && last < line - 1, to: &page)
        code.write(start..<end, to: &page)
        if file.statements.contains(line) { untaken.write(line, to: &page) }
        page += "</p>\n"
        last = line
      }
      start = end + 1
      line += 1
    }
  }

  private func open(
    _ line: Int, _ states: LineStates, isAfterGap: Bool, to page: inout HTMLBuffer
  ) {
    var classes: [String] = []
    if judged.contains(line) {
      switch states.state(of: line) {
      case .plain, .excluded: break
      case .run: classes.append("r")
      case .partial: classes.append("p")
      case .missing: classes.append("m")
      }
      if states.continues(line) { classes.append("c") }
    }
    if file.written.contains(line) { classes.append("w") }
    if isAfterGap { classes.append("gap") }
    let name = "f\(number)t\(line)"
    page += "<p id=\(name)"
    if !classes.isEmpty { page += " class=\"\(classes.joined(separator: " "))\"" }
    page += "><a href=#\(name)>\(line)</a>"
  }
}

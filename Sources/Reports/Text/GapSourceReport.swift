package import Coverage
internal import Source

/// The lines of files that did not run, as they stand there, with what is around them.
package struct GapSourceReport: Report {
  package static let name = "source"

  /// How many lines are shown before and behind.
  private static let around = 2

  private let options: TextReportOptions

  package init(_ options: TextReportOptions = TextReportOptions()) { self.options = options }

  package func write(_ measurement: Measurement, to output: inout ByteOutput) {
    for file in measurement.files { write(file, to: &output) }
  }

  private func write(_ file: FileCoverage, to output: inout ByteOutput) {
    let marked = MarkedLines(file)
    guard !marked.isEmpty else { return }
    let paint = Paint(options.style)
    output.endLine()
    paint.begin(.heading, &output)
    let share = Percentage(file.totals.overall).text(precision: options.precision)
    output.write("\(file.path.printable)  \(share)%")
    paint.end(&output)
    output.endLine()
    var lines = file.text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    let shown = marked.shown(around: Self.around, of: lines.count)
    let digits = String(shown.last?.upperBound ?? 0).count
    for (index, range) in shown.enumerated() {
      if index > 0 { output.write(String(repeating: " ", count: digits) + " \u{22EE}\n") }
      for line in range where line <= lines.count {
        write(lines[line - 1], line, marked, digits, paint, to: &output)
      }
    }
  }

  private func write(
    _ text: ArraySlice<UInt8>, _ line: Int, _ marked: MarkedLines, _ digits: Int, _ paint: Paint,
    to output: inout ByteOutput
  ) {
    let number = String(line)
    output.writeSpaces(digits - number.count)
    let isMissing = marked.missing.contains(line)
    let words = marked.exits[line]
    let ink: Paint.Ink? = isMissing ? .share(0) : words == nil ? nil : .share(80)
    if let ink { paint.begin(ink, &output) }
    let mark = isMissing ? ">" : words == nil ? " " : "~"
    let source = String(decoding: text, as: UTF8.self)
      .split(separator: "\t", omittingEmptySubsequences: false).map { String($0).printable }
      .joined(separator: "    ")
    output.write(source.isEmpty ? "\(number) \(mark)" : "\(number) \(mark) \(source)")
    if let words { output.write("  \u{2190} \(words)") }
    if ink != nil { paint.end(&output) }
    output.endLine()
  }
}

/// The lines of a file that have a mark: those that did not run, and those that left exits untaken.
private struct MarkedLines {
  let missing: LineSet
  let exits: [Int: String]

  init(_ file: FileCoverage) {
    let statements = file.missing
    let owners = ExitOwners(file)
    let partial = (file.branches?.missing ?? []).filter { !statements.contains($0.source) }
    exits = Dictionary(grouping: partial, by: \.source).mapValues { arcs in
      let places = arcs.map(owners.place)
      return "never went on \(places.map { "\($0)" }.joined(separator: ", nor "))"
    }
    missing = Self.whole(statements, of: file.analysis)
  }

  var isEmpty: Bool { missing.isEmpty && exits.isEmpty }

  /// With the further lines of statements that go over several.
  private static func whole(_ statements: LineSet, of analysis: SourceAnalysis) -> LineSet {
    var result = statements
    for span in analysis.firstLines.spans where statements.contains(span.first) {
      for line in span.first...max(span.last, span.first)
      where !analysis.statements.contains(line) { result.insert(line) }
    }
    return result
  }

  /// Stretches of lines that have a mark, or are near one.
  func shown(around: Int, of count: Int) -> [ClosedRange<Int>] {
    var ranges: [ClosedRange<Int>] = []
    for line in missing.union(LineSet(exits.keys)) where line <= count {
      let low = max(line - around, 1)
      let high = min(line + around, count)
      if let last = ranges.last, low <= last.upperBound + 1 {
        ranges[ranges.count - 1] = last.lowerBound...max(high, last.upperBound)
      } else {
        ranges.append(low...high)
      }
    }
    return ranges
  }
}

/// The answer of `pycov tests`: every test with what it runs.
package struct TestListReport: ContextReport, Sendable {
  private static let format = 1

  /// A test and its counts; the name is empty for what ran outside of all tests.
  package struct Row: Hashable, Sendable {
    package let test: String
    package let counts: TestTally.Counts

    package init(test: String, counts: TestTally.Counts) {
      self.test = test
      self.counts = counts
    }
  }

  /// What rows are sorted by.
  package struct Order: Hashable, Sendable {
    package let column: Column
    package let isReversed: Bool

    package enum Column: String, CaseIterable, Sendable {
      case name
      case lines
      case files
      case only
    }

    package init(by column: Column = .name, isReversed: Bool = false) {
      self.column = column
      self.isReversed = isReversed
    }

    /// Reads a column's name, with `-` in front for the reverse order; nil for anything else.
    package init?(parsing text: String) {
      let name = text.hasPrefix("-") ? text.dropFirst() : text[...]
      guard let column = Column(rawValue: String(name)) else { return nil }
      self.init(by: column, isReversed: text.hasPrefix("-"))
    }
  }

  private let rows: [Row]

  /// Comes last, whatever the order is.
  private let outside: Row?

  /// How many tests there are, those left out as well.
  private let count: Int

  /// - Parameters:
  ///   - rows: in the order of their names.
  ///   - limit: how many are shown at most.
  package init(_ rows: [Row], order: Order = Order(), limit: Int? = nil) {
    outside = rows.first { $0.test.isEmpty }
    let rows = rows.filter { !$0.test.isEmpty }
    count = rows.count
    var sorted = rows
    if order.column != .name {
      // The places keep the order of names between equal counts.
      sorted = rows.enumerated().sorted { a, b in
        let (x, y) = (Self.value(a.element, order), Self.value(b.element, order))
        return x == y ? a.offset < b.offset : order.isReversed ? x > y : x < y
      }.map(\.element)
    } else if order.isReversed {
      sorted.reverse()
    }
    self.rows = limit.map { Array(sorted.prefix($0)) } ?? sorted
  }

  private static func value(_ row: Row, _ order: Order) -> Int {
    switch order.column {
    case .name: 0
    case .lines: row.counts.lines
    case .files: row.counts.files
    case .only: row.counts.only
    }
  }

  package func writeNames(to output: inout ByteOutput) {
    for row in rows { output.write("\(row.test)\n") }
  }

  package func writeText(_ style: ContextReportStyle, to output: inout ByteOutput) {
    let paint = Paint(style.style)
    paint.begin(.heading, &output)
    output.write("  Lines  Files   Only  Test")
    paint.end(&output)
    output.write("\n")
    for row in rows { write(row, row.test.printable, to: &output) }
    if let outside { write(outside, outsideTests, to: &output) }
    let shown = rows.count
    output.write(
      shown == count ? "\(counted(count, "test"))\n" : "\(shown) of \(counted(count, "test"))\n")
  }

  private func write(_ row: Row, _ name: String, to output: inout ByteOutput) {
    for count in [row.counts.lines, row.counts.files, row.counts.only] {
      let text = "\(count)"
      output.writeSpaces(7 - text.utf8.count)
      output.write(text)
    }
    output.write("  \(name)\n")
  }

  package func writeJSON(to output: inout ByteOutput) {
    JSONWriter.write(to: &output, isPretty: false) { json in
      json.object { json in
        json.key("format")
        json.value(Self.format)
        json.key("tests")
        json.array { json in
          for row in rows { write(row, to: &json) }
        }
        if let outside {
          json.key("outside_tests")
          json.object { writeMembers(outside, to: &$0) }
        }
      }
    }
    output.write("\n")
  }

  private func write(_ row: Row, to json: inout JSONWriter) {
    json.object { json in
      json.key("test")
      json.value(row.test)
      writeMembers(row, to: &json)
    }
  }

  private func writeMembers(_ row: Row, to json: inout JSONWriter) {
    json.key("lines")
    json.value(row.counts.lines)
    json.key("files")
    json.value(row.counts.files)
    json.key("only")
    json.value(row.counts.only)
  }
}

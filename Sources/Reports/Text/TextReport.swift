package import Coverage

/// The table of files for people: on a terminal, in a log.
///
/// In the plain style every byte is what coverage.py prints.
package struct TextReport: Report {
  package static let name = "text"

  private let options: TextReportOptions

  package init(_ options: TextReportOptions = TextReportOptions()) { self.options = options }

  package func write(_ measurement: Measurement, to output: inout ByteOutput) {
    write(CoverageTable(measurement, options), to: &output)
  }

  func write(_ table: CoverageTable, to output: inout ByteOutput) {
    TextLayout(table, options).write(to: &output)
    for note in table.notes { output.write("\n\(note)\n") }
  }
}

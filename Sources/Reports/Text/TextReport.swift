package import Coverage

/// The table of files for people: on a terminal, in a log.
///
/// In the plain style every byte is what coverage.py prints.
package struct TextReport: Report {
  package static let name = "text"

  private let options: TextReportOptions

  package init(_ options: TextReportOptions = TextReportOptions()) { self.options = options }

  package func write(_ measurement: Measurement, to output: inout ByteOutput) {
    let table = CoverageTable(measurement, options)
    let layout = TextLayout(table, options)
    layout.write(to: &output)
    for note in table.notes { output.write("\n\(note)\n") }
  }
}

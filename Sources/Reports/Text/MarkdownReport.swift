package import Coverage

/// The table of files in Markdown, for pull requests and job summaries.
package struct MarkdownReport: Report {
  package static let name = "markdown"

  private let options: TextReportOptions
  private let limit: Int?

  /// What GitHub takes for the summary of a job, with room for a few words more.
  package static let summaryLimit = 1_000_000

  /// - Parameter limit: how many bytes the report has at most; the files with the least missing are
  ///   left out for it, and counted.
  package init(_ options: TextReportOptions = TextReportOptions(), limit: Int? = nil) {
    self.options = options
    self.limit = limit
  }

  package func write(_ measurement: Measurement, to output: inout ByteOutput) {
    var table = CoverageTable(measurement, options)
    if let limit { cut(&table, to: limit) }
    write(table, to: &output)
  }

  /// Takes rows out until the table fits.
  private func cut(_ table: inout CoverageTable, to limit: Int) {
    var whole = ByteOutput()
    write(table, to: &whole)
    var count = table.rows.count
    let rowSize = max(whole.count / max(count, 1), 1)
    while whole.count > limit, count > 0 {
      // Rows are as wide as the widest name, so that they get no larger when some go.
      let excess = whole.count - limit
      count = max(count - excess / rowSize - 1, 0)
      table.keepWorstInOrder(count)
      whole = ByteOutput()
      write(table, to: &whole)
    }
  }

  func write(_ table: CoverageTable, to output: inout ByteOutput) {
    MarkdownLayout(table, precision: options.precision).write(to: &output)
    for note in table.notes { output.write("\n\(note)\n") }
  }
}

/// A table of files laid out in Markdown, its columns aligned in the text as well.
struct MarkdownLayout {
  private let table: CoverageTable
  private let precision: Int
  private let nameWidth: Int
  private let coverWidth: Int

  init(_ table: CoverageTable, precision: Int) {
    self.table = table
    self.precision = precision
    let names = table.rows.map { $0.name.markdownEscaped.unicodeScalars.count }
    nameWidth = max(names.max() ?? 0, "**TOTAL**".count) + 1
    coverWidth = max(table.total.text(in: .cover, precision: precision).count + 6, 7)
  }

  func write(to output: inout ByteOutput) {
    for column in table.columns { writeCell(column.rawValue, column, to: &output) }
    output.endLine()
    writeRule(to: &output)
    for row in table.rows {
      for column in table.columns {
        let text = row.text(in: column, precision: precision).markdownEscaped
        writeCell(column == .cover ? "\(text)%" : text, column, to: &output)
      }
      output.endLine()
    }
    for column in table.columns {
      let text = table.total.text(in: column, precision: precision)
      let sign = column == .cover ? "%" : ""
      // The space stays where a number outgrows its column.
      let space = column == .name ? "" : " "
      writeCell(text.isEmpty ? "" : "\(space)**\(text)\(sign)**", column, to: &output)
    }
    output.endLine()
  }

  private func width(of column: CoverageTable.Column) -> Int {
    switch column {
    case .name: nameWidth
    case .statements, .missed, .branches, .partial: 9
    case .cover: coverWidth
    case .missing: 10
    }
  }

  private func writeCell(
    _ text: String, _ column: CoverageTable.Column, to output: inout ByteOutput
  ) {
    let padding = width(of: column) - text.unicodeScalars.count
    guard column == .name else {
      output.writeSpaces(padding)
      output.write("\(text) |")
      return
    }
    output.write("| \(text)")
    output.writeSpaces(padding)
    output.write("|")
  }

  private func writeRule(to output: inout ByteOutput) {
    output.write("|")
    for (index, column) in table.columns.enumerated() {
      if index > 0 { output.write(" ") }
      // Two dashes fewer where the colon that aligns to the right takes their place.
      output.write(String(repeating: "-", count: width(of: column) - (column == .name ? 0 : 2)))
      output.write(column == .name ? " |" : ": |")
    }
    output.endLine()
  }
}

extension String {
  /// The text with a backslash before every character that Markdown may give a meaning to.
  var markdownEscaped: String {
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if scalar.isMarkup { result.append("\\") }
      result.append(scalar)
    }
    return String(result)
  }
}

extension Unicode.Scalar {
  /// Whether it is one of the marks of ASCII, those aside that are plain in every place.
  fileprivate var isMarkup: Bool {
    switch self {
    case ".", ",", "/", "-": false
    case "!"..."/", ":"..."@", "["..."`", "{"..."~": true
    default: false
    }
  }
}

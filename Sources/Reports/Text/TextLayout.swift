internal import Coverage

/// A table of files laid out in columns for a fixed-width font.
struct TextLayout {
  private let table: CoverageTable
  private let cells: [[String]]
  private let paint: Paint
  private let nameWidth: Int

  /// The width of the column of percentages, with their sign.
  private let coverWidth: Int

  init(_ table: CoverageTable, _ options: TextReportOptions) {
    self.table = table
    cells = table.columns.map { $0.cells(of: table, precision: options.precision) }
    let paint = Paint(options.style)
    self.paint = paint
    nameWidth = max(table.rows.map { paint.width(of: $0.name) }.max() ?? 0, 5) + 1
    let cover = table.cells(of: .cover, precision: options.precision)
    coverWidth = max(
      cover[cover.count - 1].count + 3, 7, cover.dropLast().map { $0.count + 2 }.max() ?? 0)
  }

  func write(to output: inout ByteOutput) {
    writeHeader(to: &output)
    writeRule(to: &output)
    for row in table.rows.indices { write(table.rows[row], row, to: &output) }
    if !table.rows.isEmpty { writeRule(to: &output) }
    write(table.total, table.rows.count, to: &output)
  }

  private func width(of column: CoverageTable.Column) -> Int {
    switch column {
    case .name: nameWidth
    case .statements, .missed, .branches, .partial: 7
    case .cover: coverWidth
    case .missing: 10
    }
  }

  private func writeHeader(to output: inout ByteOutput) {
    paint.begin(.heading, &output)
    for column in table.columns {
      let title = column.rawValue
      let padding = width(of: column) - title.count
      if column != .name { output.writeSpaces(padding) }
      output.write(title)
      if column == .name { output.writeSpaces(padding) }
      if column == .cover { paint.skipBar(&output) }
    }
    paint.end(&output)
    output.endLine()
  }

  private func writeRule(to output: inout ByteOutput) {
    let width = table.columns.reduce(0) { $0 + self.width(of: $1) } + paint.barWidth
    paint.begin(.rule, &output)
    output.write(String(repeating: "-", count: width))
    paint.end(&output)
    output.endLine()
  }

  private func write(_ row: CoverageTable.Row, _ index: Int, to output: inout ByteOutput) {
    for (position, column) in table.columns.enumerated() {
      let text = cells[position][index]
      switch column {
      case .name:
        output.write(text)
        output.writeSpaces(nameWidth - paint.width(of: text))
      case .statements, .missed, .branches, .partial:
        output.writeSpaces(7 - text.utf8.count)
        output.write(text)
      case .cover: writeCover(text, Percentage(row.totals.overall), to: &output)
      case .missing: output.write("   \(text)")
      }
    }
    output.endLine()
  }

  private func writeCover(_ text: String, _ share: Percentage, to output: inout ByteOutput) {
    output.writeSpaces(coverWidth - 1 - text.utf8.count)
    paint.begin(.share(share.value), &output)
    output.write("\(text)%")
    paint.writeBar(share.value, &output)
    paint.end(&output)
  }
}

extension CoverageTable.Column {
  fileprivate func cells(of table: CoverageTable, precision: Int) -> [String] {
    table.cells(of: self, precision: precision)
  }
}

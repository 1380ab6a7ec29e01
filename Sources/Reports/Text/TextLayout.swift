internal import Coverage

/// A table of files laid out in columns for a fixed-width font.
struct TextLayout {
  private let table: CoverageTable
  private let cells: [[String]]
  private let paint: Paint
  private let nameWidth: Int

  /// The columns of the terminal; nil where nothing has to fit.
  private let width: Int?

  /// Whether missing lines stand beside the numbers, and not below their row.
  private let missingIsBeside: Bool

  /// The width of the column of percentages, with their sign.
  private let coverWidth: Int

  init(_ table: CoverageTable, _ options: TextReportOptions) {
    self.table = table
    cells = table.columns.map { $0.cells(of: table, precision: options.precision) }
    let cover = table.cells(of: .cover, precision: options.precision)
    let coverWidth = max(
      cover[cover.count - 1].count + 3, 7, cover.dropLast().map { $0.count + 2 }.max() ?? 0)
    self.coverWidth = coverWidth
    let numbers = 7 * table.columns.count { $0.isCount } + coverWidth
    let room = options.width.map { $0 - numbers }
    let paint = Paint(options.style, hasBars: room.map { $0 >= Self.roomForBars } ?? true)
    self.paint = paint
    width = options.width
    let widest = max(table.rows.map { paint.width(of: $0.name) }.max() ?? 0, 5) + 1
    // Names get what the numbers leave, or two thirds of it where the rest is for missing lines.
    let rest = room.map { $0 - paint.barWidth } ?? widest
    let shared = min(widest, rest * 2 / 3)
    let isBeside = rest - shared - Self.gap >= Self.leastMissing
    missingIsBeside = isBeside
    let most = table.columns.contains(.missing) && isBeside ? shared : rest
    nameWidth = options.width == nil ? widest : min(widest, max(most, Self.leastName))
  }

  /// Between the numbers and the missing lines.
  private static let gap = 3

  /// Names are not made shorter than this.
  private static let leastName = 16

  /// What has to be left beside the numbers for bars to be drawn.
  private static let roomForBars = 40

  /// Missing lines go below their row where less than this is left beside it.
  private static let leastMissing = 16

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
    for column in table.columns where column != .missing || width == nil || missingIsBeside {
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
    let all = table.columns.reduce(0) { $0 + self.width(of: $1) } + paint.barWidth
    paint.begin(.rule, &output)
    output.write(String(repeating: "-", count: min(all, width ?? all)))
    paint.end(&output)
    output.endLine()
  }

  private func write(_ row: CoverageTable.Row, _ index: Int, to output: inout ByteOutput) {
    for (position, column) in table.columns.enumerated() {
      let text = cells[position][index]
      switch column {
      case .name:
        let name = width == nil ? text : FittedText.shortened(text, to: nameWidth - 1)
        output.write(name)
        output.writeSpaces(nameWidth - paint.width(of: name))
      case .statements, .missed, .branches, .partial:
        output.writeSpaces(7 - text.utf8.count)
        output.write(text)
      case .cover: writeCover(text, Percentage(row.totals.overall), to: &output)
      case .missing: writeMissing(text, to: &output)
      }
    }
    output.endLine()
  }

  private func writeMissing(_ text: String, to output: inout ByteOutput) {
    guard let width else {
      output.write("   \(text)")
      return
    }
    if text.isEmpty { return }
    let start = missingIsBeside ? tableWidth + Self.gap : 4
    for (index, line) in FittedText.wrapped(text, to: width - start).enumerated() {
      if missingIsBeside, index == 0 {
        output.writeSpaces(Self.gap)
      } else {
        output.endLine()
        output.writeSpaces(start)
      }
      output.write(line)
    }
  }

  /// The columns of everything but the missing lines.
  private var tableWidth: Int {
    table.columns.filter { $0 != .missing }.reduce(0) { $0 + self.width(of: $1) } + paint.barWidth
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
  fileprivate var isCount: Bool {
    switch self {
    case .statements, .missed, .branches, .partial: true
    case .name, .cover, .missing: false
    }
  }

  fileprivate func cells(of table: CoverageTable, precision: Int) -> [String] {
    table.cells(of: self, precision: precision)
  }
}

extension ShownProfile {
  /// The text for a fixed-width font.
  package func text(_ options: ProfileTextOptions) -> [UInt8] {
    var output = ByteOutput()
    let paint = HeatPaint(isOn: options.style == .colored)
    for (place, block) in blocks.enumerated() {
      if place > 0, block.isApart(from: blocks[place - 1]) { output.write("\n") }
      switch block {
      case .heading(let text): output.write("\(paint.heading(text.printable))\n")
      case .note(let text): output.write("\(text.printable)\n")
      case .table(let table): TableLayout(table, width: options.width).write(paint, to: &output)
      }
    }
    return output.bytes
  }
}

extension ShownProfile.Block {
  /// Whether an empty line goes before it.
  fileprivate func isApart(from block: Self) -> Bool {
    switch (block, self) {
    case (.note, .note), (.heading, .note): false
    default: true
    }
  }
}

/// A table's cells and the widths of its columns.
private struct TableLayout {
  private let table: ShownTable
  private let cells: [[String]]
  private let widths: [Int]

  init(_ table: ShownTable, width: Int?) {
    self.table = table
    var cells = [table.columns.map(\.title)] + table.rows.map { $0.map(\.text.printable) }
    var widths = table.columns.indices.map { column in cells.map { $0[column].columns }.max() ?? 0 }
    if let width { Self.fit(&widths, table.columns, into: width) }
    for row in cells.indices {
      for column in widths.indices where cells[row][column].columns > widths[column] {
        let isSource = table.columns[column].kind == .source
        cells[row][column] = cells[row][column].shortened(
          to: widths[column], atEnd: isSource)
      }
    }
    self.cells = cells
    self.widths = widths
  }

  /// Narrows the widest of the names, a column at a time, until all fits or nothing more can go.
  private static func fit(_ widths: inout [Int], _ columns: [ShownTable.Column], into width: Int) {
    let flexible = columns.indices.filter {
      columns[$0].kind == .name || columns[$0].kind == .source
    }
    var surplus = widths.reduce(0, +) + 2 * (widths.count - 1) - width
    while surplus > 0, let widest = flexible.max(by: { widths[$0] < widths[$1] }),
      widths[widest] > 12
    {
      widths[widest] -= 1
      surplus -= 1
    }
  }

  func write(_ paint: HeatPaint, to output: inout ByteOutput) {
    for (row, texts) in cells.enumerated() {
      for (column, text) in texts.enumerated() {
        if column > 0 { output.write("  ") }
        let padding = widths[column] - text.columns
        let isRight = table.columns[column].kind == .number
        if isRight { output.writeSpaces(padding) }
        output.write(
          row == 0
            ? paint.heading(text) : paint.text(text, table.rows[row - 1][column].heat))
        if !isRight { output.writeSpaces(padding) }
      }
      output.endLine()
    }
  }
}

/// Colours for what takes much of the time; nothing at all where there are none.
struct HeatPaint {
  let isOn: Bool

  func heading(_ text: String) -> String {
    isOn && !text.isEmpty ? "\u{1B}[1m\(text)\u{1B}[0m" : text
  }

  func text(_ text: String, _ heat: Double?) -> String {
    guard isOn, !text.isEmpty, let heat, let code = Self.code(heat) else { return text }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }

  private static func code(_ heat: Double) -> String? {
    switch heat {
    case 0.25...: "1;31"
    case 0.1...: "31"
    case 0.03...: "33"
    case ..<0.001: "2"
    default: nil
    }
  }
}

extension String {
  /// The columns of a terminal that the text takes.
  var columns: Int { unicodeScalars.reduce(0) { $0 + $1.displayWidth } }

  /// The text with an ellipsis for what is too much.
  func shortened(to width: Int, atEnd: Bool = false) -> String {
    guard columns > width else { return self }
    guard width > 1 else { return width == 1 ? "…" : "" }
    let head = atEnd ? width - 1 : (width - 1) / 2
    let start = Self(prefix(of: unicodeScalars, columns: head))
    let end = Self(
      String.UnicodeScalarView(
        prefix(of: unicodeScalars.reversed(), columns: width - 1 - head).reversed()))
    return "\(start)…\(end)"
  }

  private func prefix(
    of scalars: some Sequence<Unicode.Scalar>, columns limit: Int
  ) -> String.UnicodeScalarView {
    var result = String.UnicodeScalarView()
    var columns = 0
    for scalar in scalars {
      columns += scalar.displayWidth
      guard columns <= limit else { break }
      result.append(scalar)
    }
    return result
  }
}

package import Profiler

/// The lines of one function with their times and their text.
package struct LineTimingTable: Sendable {
  private let analysis: ProfileAnalysis
  private let options: ProfileTextOptions
  private let table: Int
  private let source: ShownSource
  private let ranges: [ClosedRange<Int>]?

  /// - Parameters:
  ///   - table: the place in `Profile.lines`.
  ///   - ranges: the lines to show; nil for all of the function.
  package init(
    _ analysis: ProfileAnalysis, table: Int, source: ShownSource,
    ranges: [ClosedRange<Int>]? = nil, _ options: ProfileTextOptions
  ) {
    self.analysis = analysis
    self.table = table
    self.source = source
    self.ranges = ranges
    self.options = options
  }

  private var function: ProfiledFunction { analysis.profile.functions[lines.function] }
  private var lines: FunctionLines { analysis.profile.lines[table] }
  private var figures: CallFigures { analysis.figures.functions[lines.function] }

  /// The time that a line's share is of: the function's with all it called, or where there is no call
  /// tree that of its lines.
  private var whole: Int {
    figures.total > 0 ? figures.total : lines.lines.reduce(0) { $0 + $1.own }
  }

  package var shown: ShownProfile {
    let unit = options.unit
    let names = ShownNames(folder: options.folder)
    var shown = ShownProfile()
    shown.add(heading: "\(names.name(function)) at \(names.place(function))")
    if figures.entries > 0 {
      shown.add(
        note: "\(FunctionTable.calls(figures)) calls, own \(unit.textWithUnit(figures.own)), "
          + "total \(unit.textWithUnit(figures.total)), "
          + "\(Decimals.share(figures.total, of: analysis.overview.measured)) % of the run")
    }
    let overhead = lines.lines.reduce(0) { $0 + $1.overhead }
    let heading = ProfileHeading(
      profile: analysis.profile, overview: analysis.overview, unit: unit)
    if overhead > 0 {
      shown.add(note: "\(unit.textWithUnit(overhead)) of probes taken out; \(heading.resolution)")
    }
    if let warning = source.warning { shown.add(note: warning) }
    shown.add(shownTable)
    return shown
  }

  private enum Column {
    case line, hits, own, total, perHit, shortest, longest, waiting, suspended, share, bar, source

    func column(_ unit: TimeUnit) -> ShownTable.Column {
      switch self {
      case .line: ShownTable.number("line")
      case .hits: ShownTable.number("hits")
      case .own: ShownTable.number(unit.title("own"))
      case .total: ShownTable.number(unit.title("total"))
      case .perHit: ShownTable.number(unit.title("per hit"))
      case .shortest: ShownTable.number(unit.title("min"))
      case .longest: ShownTable.number(unit.title("max"))
      case .waiting: ShownTable.number(unit.title("waiting"))
      case .suspended: ShownTable.number(unit.title("suspended"))
      case .share: ShownTable.number("%")
      case .bar: ShownTable.Column(title: "", kind: .bar)
      case .source: ShownTable.Column(title: "source", kind: .source)
      }
    }
  }

  /// The columns in which something is not nought, on a narrow screen without the least telling.
  private var shownColumns: [Column] {
    let width = options.width ?? .max
    var columns: [Column] = [.line, .hits, .own, .total]
    if width >= 80 { columns.append(.perHit) }
    if width >= 110, lines.lines.contains(where: { $0.longest > 0 }) {
      columns += [.shortest, .longest]
    }
    if lines.lines.contains(where: { $0.waiting > 0 }) { columns.append(.waiting) }
    if lines.lines.contains(where: { $0.suspended > 0 }) { columns.append(.suspended) }
    columns += width >= 80 ? [.share, .bar] : [.share]
    return source.rows.isEmpty ? columns : columns + [.source]
  }

  private var shownTable: ShownTable {
    let columns = shownColumns
    var shown = ShownTable(columns: columns.map { $0.column(options.unit) })
    let indentation = self.indentation
    for row in rows {
      shown.rows.append(
        columns.map { column in
          switch column {
          case .line: ShownTable.Cell("\(row.number)")
          case .source: ShownTable.Cell(String(source.row(row.number).dropFirst(indentation)))
          default: row.place.map { cell(column, $0) } ?? ""
          }
        })
    }
    return shown
  }

  private struct Row {
    let number: Int

    /// The line's place in the table; nil for a row that was not timed.
    let place: Int?
  }

  private var rows: [Row] {
    let timed = Dictionary(
      lines.lines.enumerated().map { ($0.element.line, $0.offset) }, uniquingKeysWith: { $1 })
    var numbers = Set(timed.keys)
    if !source.rows.isEmpty {
      let first = min(function.firstLine, timed.keys.min() ?? function.firstLine)
      let last = max(function.lastLine, lines.lines.map(\.lastLine).max() ?? 0)
      // A module is its whole file: of that, only what was timed and its neighbours.
      let isTooLong = last - first > 10_000
      numbers.formUnion(isTooLong ? [] : Array(max(first, 1)...max(first, last, 1)))
    }
    return numbers.sorted().filter { number in
      (ranges?.contains { $0.contains(number) } ?? true)
        && (timed[number] != nil || number <= source.rows.count)
    }.map { Row(number: $0, place: timed[$0]) }
  }

  /// The spaces that all rows begin with.
  private var indentation: Int {
    rows.map { source.row($0.number) }.filter { $0.contains { $0 != " " } }
      .map { $0.prefix { $0 == " " }.count }.min() ?? 0
  }

  private func cell(_ column: Column, _ place: Int) -> ShownTable.Cell {
    let line = lines.lines[place]
    let total = analysis.lineTotals.totals[table][place]
    let unit = options.unit
    let share = Double(total) / Double(max(whole, 1))
    guard line.hits > 0 || line.own > 0 || line.suspended > 0 else {
      return column == .hits ? "0" : ""
    }
    return switch column {
    case .hits: ShownTable.Cell("\(line.hits)")
    case .own:
      ShownTable.Cell(
        unit.text(line.own, isBelowResolution: line.isBelowResolution),
        heat: Double(line.own) / Double(max(whole, 1)))
    case .total: ShownTable.Cell(unit.text(total), heat: share)
    case .perHit:
      line.hits > 0 ? ShownTable.Cell(unit.text(Double(line.own) / Double(line.hits))) : ""
    case .shortest: ShownTable.Cell(unit.text(line.shortest))
    case .longest: ShownTable.Cell(unit.text(line.longest))
    case .waiting: line.waiting > 0 ? ShownTable.Cell(unit.text(line.waiting)) : ""
    case .suspended: line.suspended > 0 ? ShownTable.Cell(unit.text(line.suspended)) : ""
    case .share: ShownTable.Cell(Decimals.share(total, of: whole), heat: share)
    case .bar: ShownTable.Cell(Self.bar(share), heat: share)
    case .line, .source: ""
    }
  }

  /// Ten columns for the whole, in halves.
  private static func bar(_ share: Double) -> String {
    let halves = Int((min(max(share, 0), 1) * 20).rounded())
    return String(repeating: "█", count: halves / 2) + (halves % 2 == 1 ? "▌" : "")
  }

  /// The function and its lines as JSON, in an array with others.
  package static func json(_ analysis: ProfileAnalysis, tables: [Int]) -> [UInt8] {
    var output = ByteOutput()
    JSONWriter.write(to: &output, isPretty: true) { json in
      json.array { json in
        for table in tables {
          let function = analysis.profile.lines[table].function
          json.object { json in
            json.identity(of: analysis.profile.functions[function])
            json.figures(analysis.figures.functions[function])
            json.key("lines")
            json.lines(analysis, table: table)
          }
        }
      }
    }
    output.write(UInt8(ascii: "\n"))
    return output.bytes
  }
}

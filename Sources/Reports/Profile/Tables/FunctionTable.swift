package import Profiler

/// The functions of a profile with their times.
package struct FunctionTable: Sendable {
  private let analysis: ProfileAnalysis
  private let options: ProfileTextOptions
  private let names: ShownNames

  /// The places of the functions that are shown, in their order.
  package let places: [Int]
  private let omitted: Int

  /// - Parameters:
  ///   - limit: how many functions are shown; nil for all.
  ///   - isWanted: whether a function, by its place, may be shown.
  package init(
    _ analysis: ProfileAnalysis, _ options: ProfileTextOptions, order: FunctionOrder = .own,
    limit: Int? = nil, isWanted: (Int) -> Bool = { _ in true }
  ) {
    self.analysis = analysis
    self.options = options
    let names = ShownNames(folder: options.folder)
    self.names = names
    let profile = analysis.profile
    let ran = profile.functions.indices.filter { place in
      let figures = analysis.figures.functions[place]
      // A thread has a row for what it did outside of all functions.
      let ran = profile.functions[place].kind == .thread ? figures.own > 0 : figures.entries > 0
      return (ran || figures.own > 0) && isWanted(place)
    }
    let sorted = order.sorted(ran, analysis, names)
    places = Array(sorted.prefix(limit ?? sorted.count))
    omitted = sorted.count - places.count
  }

  package var shown: ShownProfile {
    var shown = ShownProfile()
    let heading = ProfileHeading(
      profile: analysis.profile, overview: analysis.overview, unit: options.unit)
    shown.add(heading: heading.run)
    shown.add(note: heading.probes)
    if let apart = heading.apart { shown.add(note: apart) }
    shown.add(table)
    if omitted > 0 { shown.add(note: "\(omitted) more; '--top 0' shows all") }
    return shown
  }

  private var table: ShownTable {
    let columns = shownColumns
    var table = ShownTable(columns: columns.map { $0.column(options.unit) })
    for place in places { table.rows.append(columns.map { cell($0, place) }) }
    return table
  }

  private enum Column {
    case calls, raises, unwinds, own, ownShare, perCall, total, totalShare, waiting, suspended,
      name, place

    func column(_ unit: TimeUnit) -> ShownTable.Column {
      switch self {
      case .calls: ShownTable.number("calls")
      case .raises: ShownTable.number("raised")
      case .unwinds: ShownTable.number("unwound")
      case .own: ShownTable.number(unit.title("own"))
      case .ownShare, .totalShare: ShownTable.number("%")
      case .perCall: ShownTable.number(unit.title("per call"))
      case .total: ShownTable.number(unit.title("total"))
      case .waiting: ShownTable.number(unit.title("waiting"))
      case .suspended: ShownTable.number(unit.title("suspended"))
      case .name: ShownTable.name("function")
      case .place: ShownTable.name("defined at")
      }
    }
  }

  /// The columns in which something is not nought, on a narrow screen without the least telling.
  private var shownColumns: [Column] {
    let figures = places.map { analysis.figures.functions[$0] }
    var columns: [Column] = [.calls]
    if figures.contains(where: { $0.raises > 0 }) { columns.append(.raises) }
    if figures.contains(where: { $0.unwinds > 0 }) { columns.append(.unwinds) }
    columns += [.own, .ownShare]
    if options.width ?? .max >= 100 { columns.append(.perCall) }
    columns += [.total, .totalShare]
    if figures.contains(where: { $0.waiting > 0 }) { columns.append(.waiting) }
    if figures.contains(where: { $0.suspended > 0 }) { columns.append(.suspended) }
    return columns + [.name, .place]
  }

  private func cell(_ column: Column, _ place: Int) -> ShownTable.Cell {
    let function = analysis.profile.functions[place]
    let figures = analysis.figures.functions[place]
    let whole = analysis.overview.measured
    let unit = options.unit
    let ownHeat = Double(figures.own) / Double(max(whole, 1))
    let totalHeat = Double(figures.total) / Double(max(whole, 1))
    return switch column {
    case .calls: ShownTable.Cell(Self.calls(figures))
    case .raises: ShownTable.Cell(figures.raises > 0 ? "\(figures.raises)" : "")
    case .unwinds: ShownTable.Cell(figures.unwinds > 0 ? "\(figures.unwinds)" : "")
    case .own:
      ShownTable.Cell(
        unit.text(figures.own, isBelowResolution: figures.isBelowResolution), heat: ownHeat)
    case .ownShare: ShownTable.Cell(Decimals.share(figures.own, of: whole), heat: ownHeat)
    case .perCall:
      ShownTable.Cell(unit.text(Double(figures.own) / Double(max(figures.entries, 1))))
    case .total: ShownTable.Cell(unit.text(figures.total), heat: totalHeat)
    case .totalShare: ShownTable.Cell(Decimals.share(figures.total, of: whole), heat: totalHeat)
    case .waiting: ShownTable.Cell(figures.waiting > 0 ? unit.text(figures.waiting) : "")
    case .suspended: ShownTable.Cell(figures.suspended > 0 ? unit.text(figures.suspended) : "")
    case .name: ShownTable.Cell(names.name(function))
    case .place: ShownTable.Cell(names.place(function))
    }
  }

  /// All calls, then a slash and the primitive ones where there is recursion; then `+` and how often
  /// a generator or coroutine went on.
  static func calls(_ figures: CallFigures) -> String {
    var text = "\(figures.calls)"
    if figures.primitiveCalls != figures.calls { text += "/\(figures.primitiveCalls)" }
    return figures.resumptions > 0 ? "\(text)+\(figures.resumptions)" : text
  }

  /// The functions that are shown, in their order, as JSON.
  package var json: [UInt8] {
    var output = ByteOutput()
    JSONWriter.write(to: &output, isPretty: true) { json in
      json.array { json in
        for place in places {
          json.object { json in
            json.identity(of: analysis.profile.functions[place])
            json.figures(analysis.figures.functions[place])
          }
        }
      }
    }
    output.write(UInt8(ascii: "\n"))
    return output.bytes
  }
}

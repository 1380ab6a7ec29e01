internal import Coverage
internal import Source

/// The table of files before it is laid out: what is shown, in which order, and what was left out.
struct CoverageTable {
  let columns: [Column]
  private(set) var rows: [Row] = []
  let total: Row
  private(set) var notes: [String] = []

  /// How many rows were left out for the size of the report.
  private var leftOut = 0

  struct Row {
    let name: String
    let totals: Totals
    var missing = ""
  }

  init(_ measurement: Measurement, _ options: TextReportOptions) {
    let rows =
      options.rollsUp
      ? FolderRows.all(of: measurement)
      : measurement.files.map { Row($0, withMissing: options.showMissing) }
    self.init(
      rows, total: Row(name: "TOTAL", totals: measurement.totals),
      hasBranches: measurement.hasBranches, options)
  }

  /// - Parameter all: a row for each file, those included that the options leave out.
  init(_ all: [Row], hasBranches: Bool, _ options: TextReportOptions) {
    self.init(
      all, total: Row(name: "TOTAL", totals: all.reduce(Totals()) { $0 + $1.totals }),
      hasBranches: hasBranches, options)
  }

  private init(_ all: [Row], total: Row, hasBranches: Bool, _ options: TextReportOptions) {
    columns = Column.all(
      withBranches: hasBranches, withMissing: options.showMissing && !options.rollsUp)
    self.total = total
    var complete = 0
    var empty = 0
    for row in all {
      if options.skipCovered, row.totals.missing == 0, row.totals.partialBranches == 0 {
        complete += 1
      } else if options.skipEmpty, row.totals.statements.total == 0 {
        empty += 1
      } else {
        rows.append(row)
      }
    }
    rows.sort(by: options.order)
    let thing = options.rollsUp ? "folder" : "file"
    if let worst = options.worst { keepWorst(worst, thing) }
    if complete > 0 {
      notes.append("\(count(complete, thing)) skipped due to complete coverage.")
    }
    if empty > 0 { notes.append("\(count(empty, "empty \(thing)")) skipped.") }
  }

  /// Keeps the rows with the most missing, the worst first; equal ones stay in their order.
  private mutating func keepWorst(_ limit: Int, _ thing: String) {
    let ranked = rows.enumerated().filter { $0.element.gaps > 0 }.sorted {
      ($1.element.gaps, $0.offset) < ($0.element.gaps, $1.offset)
    }
    let rest = ranked.count - limit
    rows = ranked.prefix(max(limit, 0)).map(\.element)
    if rest > 0 { notes.append("\(count(rest, "more \(thing)")) with something missing.") }
  }

  /// Keeps the rows with the most missing in the order that they have, and notes how many others
  /// there are.
  mutating func keepWorstInOrder(_ limit: Int) {
    let all = rows.count + leftOut
    let kept = rows.indices.sorted { (rows[$1].gaps, $0) < (rows[$0].gaps, $1) }.prefix(limit)
    rows = kept.sorted().map { rows[$0] }
    if leftOut > 0 { notes.removeLast() }
    leftOut = all - rows.count
    notes.append("\(count(leftOut, "file")) with the least missing left out for the report's size.")
  }

  /// The column's text in every row, then in the total.
  func cells(of column: Column, precision: Int) -> [String] {
    (rows + [total]).map { $0.text(in: column, precision: precision) }
  }
}

private func count(_ number: Int, _ thing: String) -> String {
  number == 1 ? "1 \(thing)" : "\(number) \(thing)s"
}

extension CoverageTable {
  /// A column, named as its header says.
  enum Column: String {
    case name = "Name"
    case statements = "Stmts"
    case missed = "Miss"
    case branches = "Branch"
    case partial = "BrPart"
    case cover = "Cover"
    case missing = "Missing"

    static func all(withBranches: Bool, withMissing: Bool) -> [Column] {
      [.name, .statements, .missed] + (withBranches ? [.branches, .partial] : []) + [.cover]
        + (withMissing ? [.missing] : [])
    }
  }
}

extension CoverageTable.Row {
  init(_ file: FileCoverage, withMissing: Bool) {
    self.init(
      name: file.path.printable, totals: file.totals,
      missing: withMissing ? file.missingText : "")
  }

  /// Statements that did not run, and exits that those which ran did not take.
  fileprivate var gaps: Int { totals.missing + totals.partialBranches }

  func text(in column: CoverageTable.Column, precision: Int) -> String {
    switch column {
    case .name: name
    case .statements: String(totals.statements.total)
    case .missed: String(totals.missing)
    case .branches: String(totals.branches.total)
    case .partial: String(totals.partialBranches)
    case .cover: Percentage(totals.overall).text(precision: precision)
    case .missing: missing
    }
  }

  /// What the row is sorted by in every order but that of names.
  fileprivate func rank(in column: TextReportOptions.Order.Column) -> Double {
    switch column {
    case .name: 0
    case .statements: Double(totals.statements.total)
    case .missed: Double(totals.missing)
    case .branches: Double(totals.branches.total)
    case .partial: Double(totals.partialBranches)
    case .cover: Percentage(totals.overall).value
    }
  }
}

extension [CoverageTable.Row] {
  fileprivate mutating func sort(by order: TextReportOptions.Order) {
    if order.column == .name {
      sort(by: { HumanOrder($0.name) }, reversed: order.isReversed)
    } else {
      sort(
        by: { Rank(value: $0.rank(in: order.column), name: $0.name) }, reversed: order.isReversed)
    }
  }

  private mutating func sort<Key: Comparable>(by key: (Element) -> Key, reversed: Bool) {
    let keyed = map { (key: key($0), row: $0) }
    self = keyed.sorted { reversed ? $1.key < $0.key : $0.key < $1.key }.map(\.row)
  }
}

/// A number to sort by, and the name that decides between equal ones.
private struct Rank: Comparable {
  let value: Double
  let name: String

  static func < (a: Rank, b: Rank) -> Bool {
    a.value != b.value
      ? a.value < b.value : a.name.utf8.lexicographicallyPrecedes(b.name.utf8)
  }
}

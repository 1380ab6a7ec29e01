internal import Coverage
internal import Source

/// The table of files before it is laid out: what is shown, in which order, and what was left out.
struct CoverageTable {
  let columns: [Column]
  private(set) var rows: [Row] = []
  let total: Row
  private(set) var notes: [String] = []

  struct Row {
    let name: String
    let totals: Totals
    var missing = ""
  }

  init(_ measurement: Measurement, _ options: TextReportOptions) {
    columns = Column.all(withBranches: measurement.hasBranches, withMissing: options.showMissing)
    var sum = Totals()
    var complete = 0
    var empty = 0
    for file in measurement.files {
      let totals = file.totals
      sum = sum + totals
      if options.skipCovered, totals.missing == 0, totals.partialBranches == 0 {
        complete += 1
      } else if options.skipEmpty, totals.statements.total == 0 {
        empty += 1
      } else {
        rows.append(Row(file, totals, withMissing: options.showMissing))
      }
    }
    total = Row(name: "TOTAL", totals: sum)
    rows.sort(by: options.order)
    if complete > 0 { notes.append("\(count(complete, "file")) skipped due to complete coverage.") }
    if empty > 0 { notes.append("\(count(empty, "empty file")) skipped.") }
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
  init(_ file: FileCoverage, _ totals: Totals, withMissing: Bool) {
    // The exits of branches that were not taken join the missing lines here.
    self.init(
      name: file.path.printable, totals: totals,
      missing: withMissing ? file.missingRanges.description : "")
  }

  /// What percentages of this row are shown as, without a sign.
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

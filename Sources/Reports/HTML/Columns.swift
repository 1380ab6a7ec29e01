internal import Coverage

/// The figures of a table's row, each in its own column.
///
/// What other measurements add are further cases; heads, rows and the scripts' sort keys all follow
/// from the list.
struct Columns {
  enum Column: CaseIterable {
    case statements
    case missing
    case excluded
    case branches
    case partial
    case time
    case share
    case coverage

    var title: String {
      switch self {
      case .statements: "Stmts"
      case .missing: "Miss"
      case .excluded: "Excl"
      case .branches: "Branch"
      case .partial: "Partial"
      case .time: "Time"
      case .share: "Share"
      case .coverage: "Cover"
      }
    }

    /// What the short title stands for.
    var meaning: String {
      switch self {
      case .statements: "statements"
      case .missing: "statements that did not run"
      case .excluded: "excluded lines"
      case .branches: "exits of branches"
      case .partial: "exits never taken from lines that ran"
      case .time: "the time of functions themselves, as profiled"
      case .share: "share of all time that was profiled"
      case .coverage: "share that ran"
      }
    }

    /// The key that sorts by the column.
    var key: String {
      switch self {
      case .statements: "s"
      case .missing: "m"
      case .excluded: "x"
      case .branches: "b"
      case .partial: "p"
      case .time: "a"
      case .share: "r"
      case .coverage: "c"
      }
    }
  }

  let columns: [Column]
  let precision: Int

  /// All time that was profiled.
  let measured: Int

  /// - Parameters:
  ///   - hasBranches: whether there are columns for them.
  ///   - hasExcluded: whether there is a column for excluded lines.
  ///   - measured: all time that was profiled; nil for no columns of times.
  init(precision: Int, hasBranches: Bool, hasExcluded: Bool = true, measured: Int? = nil) {
    self.precision = precision
    self.measured = measured ?? 0
    columns = Column.allCases.filter { column in
      switch column {
      case .branches, .partial: hasBranches
      case .excluded: hasExcluded
      case .time, .share: measured != nil
      case .statements, .missing, .coverage: true
      }
    }
  }

  /// The heads, as the template wants them.
  var heads: [[String: TemplateValue]] {
    columns.map { column in
      [
        "title": .text(column.title), "name": .text(column.title.lowercased()),
        "key": .text(column.key), "meaning": .text(column.meaning),
      ]
    }
  }

  /// The cells of one row.
  ///
  /// - Parameter time: what was profiled of it, in nanoseconds.
  func write(_ totals: Totals, time: Int = 0, to buffer: inout HTMLBuffer) {
    write(totals, time, to: &buffer, isPlain: false)
  }

  /// The cells of one row without what scripts and pictures need.
  func writePlain(_ totals: Totals, time: Int = 0, to buffer: inout HTMLBuffer) {
    write(totals, time, to: &buffer, isPlain: true)
  }

  private func write(
    _ totals: Totals, _ time: Int, to buffer: inout HTMLBuffer, isPlain: Bool
  ) {
    for column in columns {
      switch column {
      case .coverage where isPlain:
        buffer += "<td>"
        buffer += Percentage(totals.overall).text(precision: precision)
        buffer += "%"
      case .statements: Self.write(totals.statements.total, to: &buffer)
      case .missing: Self.write(totals.missing, to: &buffer)
      case .excluded: Self.write(totals.excluded, to: &buffer)
      case .branches: Self.write(totals.branches.total, to: &buffer)
      case .partial: Self.write(totals.partialBranches, to: &buffer)
      case .time: TimeCell.write(time, to: &buffer)
      case .share: TimeCell.write(share: time, of: measured, to: &buffer)
      case .coverage: write(share: totals.overall, to: &buffer)
      }
    }
  }

  private static func write(_ count: Int, to buffer: inout HTMLBuffer) {
    buffer += "<td>"
    buffer += count
  }

  /// The percentage with its bar; the exact ratio goes along for sorting and adding up.
  private func write(share: Ratio, to buffer: inout HTMLBuffer) {
    buffer += "<td data-ratio=\""
    buffer += share.covered
    buffer += "/"
    buffer += share.total
    buffer += "\">"
    Bar.write(share, to: &buffer)
    buffer += Percentage(share).text(precision: precision)
    buffer += "%"
  }
}

/// A small picture of a share: solid is covered, hatched is not.
enum Bar {
  static func markup(of share: Ratio) -> String {
    var buffer = HTMLBuffer()
    write(share, to: &buffer)
    return String(decoding: buffer.bytes, as: UTF8.self)
  }

  static func write(_ share: Ratio, to buffer: inout HTMLBuffer) {
    buffer += "<svg class=bar aria-hidden=true><rect width="
    buffer += share.total == 0 ? 100 : share.covered * 100 / share.total
    buffer += "% height=100% /></svg>"
  }
}

/// A cell with a time, which scripts get in nanoseconds; empty for none.
enum TimeCell {
  static func write(_ time: Int, to buffer: inout HTMLBuffer) {
    open(time, to: &buffer)
    if time > 0 { buffer += TimeText.duration(time) }
  }

  static func write(share time: Int, of measured: Int, to buffer: inout HTMLBuffer) {
    open(time, to: &buffer)
    if 2000 * Double(time) >= Double(measured) { buffer += TimeText.share(time, of: measured) }
  }

  private static func open(_ time: Int, to buffer: inout HTMLBuffer) {
    buffer += "<td data-value="
    buffer += time
    buffer += ">"
  }
}

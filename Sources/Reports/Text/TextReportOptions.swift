/// What the table of files shows, and how.
package struct TextReportOptions: Hashable, Sendable {
  /// Decimals of a percentage.
  package var precision = 0

  /// Whether a last column lists the lines that did not run.
  package var showMissing = false

  /// Whether files that ran completely are only counted.
  package var skipCovered = false

  /// Whether files without a statement are only counted.
  package var skipEmpty = false

  package var order = Order()

  /// Whether rows are folders, each with everything below it, in place of files.
  package var rollsUp = false

  /// How many rows with the most missing there are, the worst first; nil for all in their order.
  package var worst: Int?

  /// The columns of the terminal that tables have to fit; nil for tables as wide as they get.
  package var width: Int?

  package var style = Style.plain

  package init() {}

  package enum Style: Hashable, Sendable {
    /// The same bytes wherever the report goes.
    case plain

    /// For terminals: colors, a bar per file, and widths that count wide characters twice.
    case colored
  }

  /// The column that rows are sorted by.
  package struct Order: Hashable, Sendable {
    package let column: Column
    package let isReversed: Bool

    package init(by column: Column = .name, isReversed: Bool = false) {
      self.column = column
      self.isReversed = isReversed
    }

    package enum Column: String, Hashable, Sendable, CaseIterable {
      case name
      case statements = "stmts"
      case missed = "miss"
      case branches = "branch"
      case partial = "brpart"
      case cover
    }
  }
}

extension TextReportOptions.Order {
  /// Reads a column's name, with `-` in front for the reverse order.
  package init(parsing text: String) throws(ReportError) {
    let sign = text.first.flatMap { "+-".contains($0) ? $0 : nil }
    let name = sign == nil ? text : String(text.dropFirst())
    guard let column = Column(rawValue: name.lowercased()) else {
      throw .unknownColumn(name: text)
    }
    self.init(by: column, isReversed: sign == "-")
  }
}

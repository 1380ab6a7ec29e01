/// The width of the blanks that begin a line, counted in two ways.
///
/// Two lines are only comparable when both ways agree: then the size of a tab does not matter.
struct Indentation: Hashable, Sendable {
  /// The column with a tab stop every eight columns.
  private(set) var column: Int32

  /// The column with tabs as wide as a space.
  private(set) var tabless: Int32

  init(spaces: Int32 = 0) {
    column = spaces
    tabless = spaces
  }

  mutating func addSpace() {
    column += 1
    tabless += 1
  }

  mutating func addTab() {
    column = (column / 8 + 1) * 8
    tabless += 1
  }
}

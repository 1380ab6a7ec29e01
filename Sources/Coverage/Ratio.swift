/// How many of the things that could run did run.
package struct Ratio: Hashable, Sendable {
  package var covered: Int
  package var total: Int

  package init(covered: Int = 0, total: Int = 0) {
    self.covered = covered
    self.total = total
  }

  /// The covered share, or 1 when there was nothing to cover.
  package var fraction: Double { total == 0 ? 1 : Double(covered) / Double(total) }

  package static func + (a: Ratio, b: Ratio) -> Ratio {
    Ratio(covered: a.covered + b.covered, total: a.total + b.total)
  }
}

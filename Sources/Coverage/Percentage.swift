/// A share in per cent, and its one way of being printed.
///
/// Text never says 0 or 100 unless nothing or everything is covered: 99.96 is shown as 99 or 99.9.
package struct Percentage: Hashable, Sendable {
  /// From 0 to 100.
  package let value: Double

  package init(_ ratio: Ratio) {
    value = ratio.total == 0 ? 100 : 100 * Double(ratio.covered) / Double(ratio.total)
  }
}

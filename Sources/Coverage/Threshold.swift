/// The least percentage that a run must reach (`fail_under`).
///
/// Totals are rounded before they are compared: to the report's digits or the threshold's own,
/// whichever are more. 100 is strict: only everything is enough.
package struct Threshold: Hashable, Sendable {
  package let value: Double

  /// Digits after the point in the report.
  package let precision: Int

  package init(_ value: Double, precision: Int = 0) {
    self.value = value
    self.precision = max(precision, 0)
  }

  /// A total that missed its threshold, both as shown to people.
  package struct Miss: Hashable, Sendable {
    package let total: String
    package let threshold: String
  }

  /// What is to be said when `total` is too low; nil when it is not.
  package func miss(_ total: Percentage) -> Miss? {
    let threshold = Percentage.fixed(value, digits)
    if value == 100, total.value != 100 {
      return Miss(total: total.text(precision: digits), threshold: threshold)
    }
    let rounded = Percentage.fixed(total.value, digits)
    guard let compared = Double(rounded), compared < value else { return nil }
    return Miss(total: rounded, threshold: threshold)
  }

  /// Enough digits to write the threshold itself.
  private var digits: Int {
    if value == value.rounded() { return precision }
    let parts = "\(value)".split(separator: "e")
    let decimals = parts[0].split(separator: ".").dropFirst().first?.utf8.count ?? 0
    let fraction = parts[0].hasSuffix(".0") ? 0 : decimals
    let exponent = parts.dropFirst().first.flatMap { Int($0) } ?? 0
    return max(precision, fraction - exponent)
  }
}

extension Threshold.Miss: CustomStringConvertible {
  package var description: String { "total of \(total) is less than fail-under=\(threshold)" }
}

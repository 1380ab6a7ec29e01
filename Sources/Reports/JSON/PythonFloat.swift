/// A number as Python writes it in JSON.
///
/// Both languages print the shortest digits that read back as the same number, and turn to an
/// exponent below 0.0001. Above, Python does so from 1e16 on, Swift from 2^53.
enum PythonFloat {
  static func text(_ value: Double) -> String {
    guard value.isFinite else { return nonFinite(value) }
    // Between the two limits every number is whole, and its digits are the shortest ones.
    if abs(value) >= 0x1p53, abs(value) < 1e16 { return "\(Int(value)).0" }
    return value.description
  }

  private static func nonFinite(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    return value < 0 ? "-Infinity" : "Infinity"
  }
}

internal import Coverage

extension Percentage {
  /// The percentage with `precision` decimals and no sign.
  ///
  /// Rounds half to even on the exact value of the number, as Python's `round` does.
  func text(precision: Int) -> String {
    var step = 1.0
    for _ in 0..<precision { step *= 10 }
    let nearest = 1 / step
    if value > 0, value < nearest { return Self.decimal(nearest, precision) }
    if value > 100 - nearest, value < 100 { return Self.decimal(100 - nearest, precision) }
    return Self.decimal(value, precision)
  }

  /// A number from 0 to 100 with a fixed number of decimals, rounded half to even.
  private static func decimal(_ value: Double, _ precision: Int) -> String {
    guard value > 0x1p-60 else { return digits(0, precision, fraction: 0, shift: 60) }
    // The value is significand / 2^shift exactly; decimals are then integer arithmetic.
    let shift = UInt128(52 - value.exponent)
    let significand = UInt128(value.significandBitPattern | 1 << 52)
    let whole = significand >> shift
    return digits(whole, precision, fraction: significand & (1 << shift - 1), shift: shift)
  }

  private static func digits(
    _ whole: UInt128, _ precision: Int, fraction: UInt128, shift: UInt128
  ) -> String {
    var digits = whole
    var fraction = fraction
    for _ in 0..<precision {
      fraction *= 10
      digits = digits * 10 + fraction >> shift
      fraction &= 1 << shift - 1
    }
    let half: UInt128 = 1 << (shift - 1)
    if fraction > half || (fraction == half && digits & 1 == 1) { digits += 1 }
    guard precision > 0 else { return String(digits) }
    let text = String(digits)
    let padded = String(repeating: "0", count: max(precision + 1 - text.count, 0)) + text
    return "\(padded.dropLast(precision)).\(padded.suffix(precision))"
  }
}

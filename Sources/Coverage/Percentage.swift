internal import Glibc

/// A share in per cent, and its one way of being printed.
///
/// Text never says 0 or 100 unless nothing or everything is covered: 99.96 is shown as 99 or 99.9.
package struct Percentage: Hashable, Sendable {
  /// From 0 to 100.
  package let value: Double

  package init(_ ratio: Ratio) {
    value = ratio.total == 0 ? 100 : 100 * Double(ratio.covered) / Double(ratio.total)
  }

  package init(value: Double) { self.value = value }

  /// The number without a per cent sign, with `precision` digits after the point.
  package func text(precision: Int = 0) -> String {
    let step = 1 / pow(10, Double(max(precision, 0)))
    var shown = value
    if 0 < value, value < step { shown = step }
    if 100 - step < value, value < 100 { shown = 100 - step }
    return Self.fixed(shown, precision)
  }

  /// `value` rounded as its decimal digits say, ties to even: C's and Python's way.
  static func fixed(_ value: Double, _ precision: Int) -> String {
    // A report in JSON has tens of thousands of these.
    if precision <= 0, 0 <= value, value <= 100 {
      return String(Int(value.rounded(.toNearestOrEven)))
    }
    let digits = Int32(min(max(precision, 0), 1000))
    let longest = Int(digits) + 400
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: longest) { buffer, count in
      count = unsafe buffer.withMemoryRebound(to: CChar.self) { text in
        unsafe withVaList([digits, value]) { arguments in
          unsafe Int(vsnprintf(text.baseAddress, text.count, "%.*f", arguments))
        }
      }
      count = min(max(count, 0), longest)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

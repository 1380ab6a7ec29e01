/// Durations and shares as people read them, with three significant digits.
enum TimeText {
  /// Such as `8.90 ms`; the script `profile-rows.js` writes the same.
  static func duration(_ nanoseconds: Int) -> String {
    guard nanoseconds > 0 else { return "0" }
    guard nanoseconds >= 1000 else { return "\(nanoseconds) ns" }
    for (unit, size) in units {
      let hundredths = rounded(nanoseconds, 100, size)
      if hundredths < 1000 { return "\(decimal(hundredths, 2)) \(unit)" }
      let tenths = rounded(nanoseconds, 10, size)
      if tenths < 1000 { return "\(decimal(tenths, 1)) \(unit)" }
      let whole = rounded(nanoseconds, 1, size)
      if whole < 1000 || unit == "s" { return "\(whole) \(unit)" }
    }
    return ""
  }

  private static let units = [("µs", 1000), ("ms", 1_000_000), ("s", 1_000_000_000)]

  /// Such as `56.8%`.
  static func share(_ part: Int, of whole: Int) -> String {
    whole > 0 ? "\(decimal(rounded(part, 1000, whole), 1))%" : "0.0%"
  }

  /// A number with a comma before every third digit.
  static func count(_ number: Int) -> String {
    guard number >= 1000 else { return "\(number)" }
    let rest = "\(number % 1000)"
    return count(number / 1000) + "," + String(repeating: "0", count: 3 - rest.count) + rest
  }

  /// A day as an ISO 8601 date and time of day in UTC, such as `2026-01-02 03:04 UTC`.
  ///
  /// - Parameter nanoseconds: since 1970.
  static func moment(_ nanoseconds: Int) -> String {
    let minutes = max(nanoseconds, 0) / 60_000_000_000
    let (year, month, day) = date(minutes / 1440)
    let time = minutes % 1440
    return "\(year)-\(two(month))-\(two(day)) \(two(time / 60)):\(two(time % 60)) UTC"
  }

  /// The date of a day since 1970, counted in eras of 400 years that begin in March.
  private static func date(_ day: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = day + 719_468
    let inEra = shifted % 146_097
    let year = (inEra - inEra / 1460 + inEra / 36_524 - inEra / 146_096) / 365
    let inYear = inEra - (365 * year + year / 4 - year / 100)
    let month = (5 * inYear + 2) / 153
    let isNext = month >= 10
    return (
      year + shifted / 146_097 * 400 + (isNext ? 1 : 0), isNext ? month - 9 : month + 3,
      inYear - (153 * month + 2) / 5 + 1
    )
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static func rounded(_ value: Int, _ factor: Int, _ size: Int) -> Int {
    let (whole, rest) = value.quotientAndRemainder(dividingBy: size)
    return whole * factor + Int((Double(rest) * Double(factor) / Double(size)).rounded())
  }

  private static func decimal(_ value: Int, _ digits: Int) -> String {
    let text = String(repeating: "0", count: max(0, digits + 1 - "\(value)".count)) + "\(value)"
    return "\(text.dropLast(digits)).\(text.suffix(digits))"
  }
}

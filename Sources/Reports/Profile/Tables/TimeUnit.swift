/// The unit that times are shown in.
package enum TimeUnit: String, Hashable, Sendable, CaseIterable {
  /// For each time the one that leaves three digits.
  case automatic = "auto"
  case nanoseconds = "ns"
  case microseconds = "us"
  case milliseconds = "ms"
  case seconds = "s"

  /// - Parameter name: as on the command line; `µs` will do for `us`.
  package init?(named name: String) {
    self.init(rawValue: name == "µs" || name == "μs" ? "us" : name)
  }

  private var nanoseconds: Double {
    switch self {
    case .automatic, .nanoseconds: 1
    case .microseconds: 1e3
    case .milliseconds: 1e6
    case .seconds: 1e9
    }
  }

  private var decimals: Int {
    switch self {
    case .automatic: 2
    case .nanoseconds: 0
    case .microseconds: 1
    case .milliseconds: 3
    case .seconds: 6
    }
  }

  private var sign: String { self == .microseconds ? "µs" : rawValue }

  /// The title of a column of times; it names the unit where the times do not.
  func title(_ name: String) -> String { self == .automatic ? name : "\(name) (\(sign))" }

  /// A time in a column that has the unit in its title, or else with the unit.
  func text(_ time: Double) -> String {
    guard self == .automatic else { return Decimals.text(time / nanoseconds, decimals) }
    return textWithUnit(time)
  }

  func text(_ time: Int) -> String { text(Double(time)) }

  /// A time in running text.
  func textWithUnit(_ time: Double) -> String {
    guard self == .automatic else {
      return "\(Decimals.text(time / nanoseconds, decimals)) \(sign)"
    }
    let size = abs(time)
    let units: [TimeUnit] = [.nanoseconds, .microseconds, .milliseconds]
    let unit = units.first { size < 999.5 * $0.nanoseconds } ?? .seconds
    let value = time / unit.nanoseconds
    let isWhole = unit == .nanoseconds && value == value.rounded()
    return "\(isWhole ? Decimals.text(value, 0) : Decimals.significant(value)) \(unit.sign)"
  }

  func textWithUnit(_ time: Int) -> String { textWithUnit(Double(time)) }
}

/// Numbers with decimals as text.
enum Decimals {
  static func text(_ value: Double, _ decimals: Int) -> String {
    let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
    let scaled = (abs(value) * scale).rounded()
    guard scaled < 0x1p62 else { return "\(value)" }
    let digits = String(Int(scaled))
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    let sign = value < 0 && scaled > 0 ? "-" : ""
    guard decimals > 0 else { return sign + padded }
    return "\(sign)\(padded.dropLast(decimals)).\(padded.suffix(decimals))"
  }

  /// Three digits, or all of those before the point.
  static func significant(_ value: Double) -> String {
    let size = abs(value)
    return text(value, size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2)
  }

  /// A part of a whole in percent.
  static func share(_ part: Int, of whole: Int) -> String {
    guard whole > 0 else { return "-" }
    let share = Double(part) / Double(whole) * 100
    return text(share, share >= 99.95 ? 0 : 1)
  }
}

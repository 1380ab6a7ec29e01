internal import Glibc
internal import Tooling

/// The time of day where the command runs; SOURCE_DATE_EPOCH, in seconds and as UTC, goes before.
struct LocalTime {
  private let year, month, day, hour, minute, second: Int32
  private let microseconds: Int

  static var now: LocalTime {
    var parts = unsafe tm()
    if let text = Environment["SOURCE_DATE_EPOCH"], var fixed = time_t(text) {
      unsafe gmtime_r(&fixed, &parts)
      return unsafe LocalTime(parts, microseconds: 0)
    }
    var now = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &now)
    unsafe localtime_r(&now.tv_sec, &parts)
    return unsafe LocalTime(parts, microseconds: now.tv_nsec / 1000)
  }

  /// Milliseconds since 1970.
  static var milliseconds: Int {
    if let text = Environment["SOURCE_DATE_EPOCH"], let fixed = Int(text) { return fixed &* 1000 }
    var now = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &now)
    return now.tv_sec * 1000 + now.tv_nsec / 1_000_000
  }

  private init(_ parts: tm, microseconds: Int) {
    year = unsafe parts.tm_year + 1900
    month = unsafe parts.tm_mon + 1
    day = unsafe parts.tm_mday
    hour = unsafe parts.tm_hour
    minute = unsafe parts.tm_min
    second = unsafe parts.tm_sec
    self.microseconds = microseconds
  }

  /// Such as `2026-01-02T03:04:05.678901`.
  var iso: String {
    let seconds = "\(Self.digits(second)).\(Self.digits(Int32(microseconds), 6))"
    return "\(date)T\(clock):\(seconds)"
  }

  /// Such as `2026-01-02 03:04`.
  var text: String { "\(date) \(clock)" }

  private var date: String { "\(Self.digits(year, 4))-\(Self.digits(month))-\(Self.digits(day))" }

  private var clock: String { "\(Self.digits(hour)):\(Self.digits(minute))" }

  private static func digits(_ number: Int32, _ count: Int = 2) -> String {
    let text = "\(number)"
    return String(repeating: "0", count: max(count - text.utf8.count, 0)) + text
  }
}

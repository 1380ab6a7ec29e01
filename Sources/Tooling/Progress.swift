internal import Glibc

/// Tells a person at a screen how far something has come that takes longer than about half a second.
package struct Progress {
  private let title: String
  private let isWatched: Bool
  private let delay: UInt64
  private let start = Progress.now
  private var shownAt: UInt64 = 0

  /// - Parameter title: what is done, such as `writing 'a.json'`.
  package init(_ title: String) {
    self.title = title
    isWatched = isatty(STDERR_FILENO) == 1
    delay = (Environment["PYPROF_TEST_PROGRESS"].flatMap { UInt64($0) } ?? 500) * 1_000_000
  }

  /// Shows an amount, no more than ten times a second.
  package mutating func show(_ amount: @autoclosure () -> String) {
    guard isWatched else { return }
    let now = Self.now
    guard now - start >= delay, shownAt == 0 || now - shownAt >= 100_000_000 else { return }
    shownAt = now
    Terminal.write(unsafe "\r\(Tool.name): \(title): \(amount())\u{1B}[K", to: STDERR_FILENO)
  }

  /// Takes the line away again.
  package func end() {
    if shownAt != 0 { Terminal.write("\r\u{1B}[K", to: STDERR_FILENO) }
  }

  private static var now: UInt64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}

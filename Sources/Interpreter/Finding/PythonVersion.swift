/// A version of CPython, as far as it is known.
package struct PythonVersion: Hashable, Sendable {
  package let major: Int
  package let minor: Int

  /// nil when only the series is known, from a file's name.
  package let micro: Int?

  /// Such as `a2` or `rc1`; empty for a final release.
  package let prerelease: String

  package init(_ major: Int, _ minor: Int, _ micro: Int? = nil, prerelease: String = "") {
    self.major = major
    self.minor = minor
    self.micro = micro
    self.prerelease = prerelease
  }

  /// The number that C code knows as `PY_VERSION_HEX`.
  package init?(hex: UInt64) {
    guard (0x0200_0000..<0x1000_0000).contains(hex) else { return nil }
    let levels: [UInt64: String] = [0xA: "a", 0xB: "b", 0xC: "rc", 0xF: ""]
    guard let level = levels[hex >> 4 & 0xF] else { return nil }
    self.init(
      Int(hex >> 24), Int(hex >> 16 & 0xFF), Int(hex >> 8 & 0xFF),
      prerelease: level.isEmpty ? "" : "\(level)\(hex & 0xF)")
  }

  /// The start of a text such as "3.13.0", "3.13" or "3.14.0rc1".
  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ".", maxSplits: 2)
    guard parts.count >= 2, let major = Int(parts[0]), let minor = Int(parts[1]) else { return nil }
    let rest = parts.count > 2 ? parts[2] : ""
    let digits = rest.prefix { $0.isNumber }
    let tail = rest.dropFirst(digits.count)
    let isPrerelease = ["a", "b", "rc"].contains(String(tail.prefix { $0.isLetter }))
    self.init(major, minor, Int(digits), prerelease: isPrerelease ? String(tail) : "")
  }

  /// The oldest that can be measured: the first with `sys.monitoring`.
  package static let oldestSuitable = PythonVersion(3, 12)

  package var isSuitable: Bool { self >= .oldestSuitable }

  /// The part in the names of its files: "3.13".
  package var series: String { "\(major).\(minor)" }
}

extension PythonVersion: Comparable {
  package static func < (a: PythonVersion, b: PythonVersion) -> Bool {
    let left = (a.major, a.minor, a.micro ?? 0)
    let right = (b.major, b.minor, b.micro ?? 0)
    if left != right { return left < right }
    if a.prerelease.isEmpty || b.prerelease.isEmpty {
      return !a.prerelease.isEmpty && b.prerelease.isEmpty
    }
    return a.prerelease < b.prerelease
  }
}

extension PythonVersion: CustomStringConvertible {
  package var description: String {
    micro.map { "\(series).\($0)\(prerelease)" } ?? series
  }
}

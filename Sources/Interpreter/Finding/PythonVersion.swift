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
    let level: String
    switch hex >> 4 & 0xF {
    case 0xA: level = "a\(hex & 0xF)"
    case 0xB: level = "b\(hex & 0xF)"
    case 0xC: level = "rc\(hex & 0xF)"
    case 0xF: level = ""
    default: return nil
    }
    self.init(Int(hex >> 24), Int(hex >> 16 & 0xFF), Int(hex >> 8 & 0xFF), prerelease: level)
  }

  /// The start of a text such as "3.13.0", "3.13" or "3.14.0rc1".
  package init?(_ text: some StringProtocol) {
    var rest = Substring(text).utf8
    guard let major = Self.number(&rest), rest.popFirst() == UInt8(ascii: "."),
      let minor = Self.number(&rest)
    else { return nil }
    let hasMicro = rest.popFirst() == UInt8(ascii: ".")
    let micro = hasMicro ? Self.number(&rest) : nil
    let tail = String(Substring(rest))
    let isPrerelease = tail.hasPrefix("a") || tail.hasPrefix("b") || tail.hasPrefix("rc")
    self.init(major, minor, micro, prerelease: micro != nil && isPrerelease ? tail : "")
  }

  /// Takes the digits at the start of a text; nil when there are none, or far too many.
  private static func number(_ text: inout Substring.UTF8View) -> Int? {
    var value: Int?
    while let digit = text.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) {
      let next = (value ?? 0) * 10 + Int(digit - UInt8(ascii: "0"))
      guard next < 10000 else { return nil }
      value = next
      text = text.dropFirst()
    }
    return value
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

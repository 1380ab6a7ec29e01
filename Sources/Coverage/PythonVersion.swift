package import Source

/// The release of the Python that ran a program.
package struct PythonVersion: Hashable, Sendable, Comparable, LosslessStringConvertible {
  package let major: Int
  package let minor: Int
  package let micro: Int

  package init(_ major: Int, _ minor: Int, _ micro: Int = 0) {
    self.major = major
    self.minor = minor
    self.micro = micro
  }

  /// Reads text such as `3.13.0`.
  package init?(_ description: String) {
    let numbers = description.split(separator: ".").map { Int($0) }
    guard numbers.count == 3, let major = numbers[0], let minor = numbers[1], let micro = numbers[2]
    else { return nil }
    self.init(major, minor, micro)
  }

  package var description: String { "\(major).\(minor).\(micro)" }

  /// The grammar that this Python reads.
  package var language: LanguageVersion { LanguageVersion(minor: minor) }

  package static func < (a: PythonVersion, b: PythonVersion) -> Bool {
    (a.major, a.minor, a.micro) < (b.major, b.minor, b.micro)
  }
}

internal import CPython

/// The running CPython's version, and all that we know to differ between versions.
///
/// No other file asks for a version.
package struct Version: Hashable, Comparable, Sendable {
  package let major: Int
  package let minor: Int

  package init(_ major: Int, _ minor: Int) {
    self.major = major
    self.minor = minor
  }

  /// The version of the interpreter that this process runs.
  package static var running: Version {
    let packed = Int(pycov_version())
    return Version(packed >> 24 & 0xff, packed >> 16 & 0xff)
  }

  package static func < (a: Version, b: Version) -> Bool {
    (a.major, a.minor) < (b.major, b.minor)
  }
}

extension Version {
  /// The oldest version with `sys.monitoring`.
  package static let oldestSupported = Version(3, 12)

  /// Whether the line that a function begins on sends no LINE event where it is that of `def`, once
  /// the function is warm.
  package var hidesLinesAfterWarmEntries: Bool { self >= Version(3, 13) }

  /// The bytes of the instruction by which every function is entered.
  package var entrySize: Int { self >= Version(3, 15) ? 4 : 2 }

  /// Whether exception events can be local to a code object and can be disabled.
  package var hasLocalExceptionEvents: Bool { self >= Version(3, 15) }
}

extension Version: CustomStringConvertible {
  package var description: String { "\(major).\(minor)" }
}

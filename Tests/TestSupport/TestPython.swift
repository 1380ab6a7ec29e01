internal import Files
internal import Foundation
public import Testing

/// A Python that the tests run against, on this machine or in the tree of other versions.
public struct TestPython: Sendable, CustomTestStringConvertible {
  /// Such as "3.13".
  public let version: String

  /// The interpreter's path, inside the tree when `isInTree`.
  public let path: String

  /// Whether it lives in the tree that `Scripts/make-matrix` makes.
  public let isInTree: Bool

  public var testDescription: String { isInTree ? "\(version) in the tree" : version }

  /// The words to put before a command so that it runs where this Python lives.
  ///
  /// - Parameter folders: shown inside the tree at the same place.
  public func prefix(showing folders: [String] = [], in folder: String? = nil) -> [String] {
    guard isInTree else { return [] }
    var words = ["\(Repository.root)/Scripts/in-matrix", "-R", Self.tree, "-r", Repository.root]
    for shown in folders { words += ["-b", shown] }
    if let folder { words += ["-C", folder] }
    return words + ["--"]
  }

  /// Where the tree of other versions is.
  public static let tree =
    ProcessInfo.processInfo.environment["PYCOV_MATRIX"] ?? "/var/tmp/pycov-matrix"

  /// Every Python the tests know: those in PYCOV_TEST_PYTHONS (`Scripts/test` sets it, paths
  /// separated by colons), and those of the tree where it is complete.
  public static let all: [TestPython] = onMachine + inTree

  public static let onMachine: [TestPython] = {
    let named = ProcessInfo.processInfo.environment["PYCOV_TEST_PYTHONS"] ?? ""
    return named.split(separator: ":").map { path in
      TestPython(version: version(of: String(path)), path: String(path), isInTree: false)
    }
  }()

  public static let inTree: [TestPython] = {
    guard Files.isFile("\(tree)/.complete") else { return [] }
    return ["3.13", "3.14", "3.15"].compactMap { version in
      let path = "/opt/venv\(version)/bin/python"
      guard Files.isFile("\(tree)/usr/bin/python\(version)") else { return nil }
      return TestPython(version: version, path: path, isInTree: true)
    }
  }()

  private static func version(of path: String) -> String {
    let say = "import sys; print('%d.%d' % sys.version_info[:2])"
    guard let outcome = try? Command([path, "-c", say]).run() else { return "unknown" }
    return outcome.output.trimmingCharacters(in: .whitespacesAndNewlines)
  }
}

import Files
import TestSupport
import Testing

/// A folder with programs that `pycov` measures and reports.
struct MeasuredProject {
  let folder: TemporaryFolder

  /// - Parameter files: texts by their paths.
  init(_ files: [String: String]) throws {
    folder = try TemporaryFolder()
    for (path, text) in files { try folder.write(text, to: path) }
  }

  /// Runs `pycov` in the folder, or in one below it.
  @discardableResult
  func pycov(
    _ words: [String], in inner: String = ".", environment: [String: String] = [:]
  ) throws -> Command.Outcome {
    try Command(
      [Repository.pycov] + words, in: folder.path(inner), environment: environment
    ).run()
  }

  /// Measures a program with the first Python there is.
  func measure(_ words: [String], in inner: String = ".") throws {
    let python = try #require(TestPython.onMachine.first, "PYCOV_TEST_PYTHONS names no Python")
    let outcome = try pycov(["run", "--python", python.path] + words, in: inner)
    try #require(outcome.code == 0, "\(outcome.errors)")
  }
}

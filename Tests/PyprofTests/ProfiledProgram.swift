import Files
import Foundation
import TestSupport
import Testing

/// A folder with a program, in which `pyprof` is run.
struct ProfiledProgram {
  let folder: TemporaryFolder
  var environment: [String: String] = [:]

  static let pyprof = "\(Repository.root)/.build/release/pyprof"
  static let programs = "\(Repository.root)/Tests/PyprofTests/Programs"

  /// The Python that has the readers of other formats.
  static let tools = ProcessInfo.processInfo.environment["PYCOV_TEST_COVERAGE_PY"] ?? "python3"

  init(_ files: [String: String] = [:]) throws {
    folder = try TemporaryFolder()
    for (name, text) in files { try Files.write(Array(text.utf8), to: "\(folder.path)/\(name)") }
  }

  func run(_ words: [String]) throws -> Command.Outcome {
    try Command(words, in: folder.path, environment: environment).run()
  }

  func pyprof(_ words: String...) throws -> Command.Outcome { try run([Self.pyprof] + words) }

  /// Runs words where a Python lives, with the environment.
  func run(_ words: [String], where python: TestPython) throws -> Command.Outcome {
    guard python.isInTree else { return try run(words) }
    let settings = environment.map { "\($0.key)=\($0.value)" }.sorted()
    return try run(
      python.prefix(showing: [folder.path], in: folder.path) + ["env"] + settings + words)
  }

  /// Records a run, which must go well and without a word.
  func record(_ python: TestPython, _ words: [String]) throws {
    let outcome = try run([Self.pyprof, "run", "--python", python.path] + words, where: python)
    try #require(outcome.code == 0 && outcome.errors == "", "\(outcome)")
  }

  /// The same with a Python of this machine.
  func record(_ python: String, _ words: [String]) throws {
    let outcome = try run([Self.pyprof, "run", "--python", python] + words)
    try #require(outcome.code == 0 && outcome.errors == "", "\(outcome)")
  }
}

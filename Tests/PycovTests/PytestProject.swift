internal import Files
internal import Foundation
internal import TestSupport
internal import Testing

/// A folder with tests, run by pytest with our plugin or with pytest-cov.
struct PytestProject {
  let folder: TemporaryFolder

  /// Pythons that have pytest and xdist: one without pytest-cov, one with it.
  static let plain = ProcessInfo.processInfo.environment["PYCOV_TEST_COVERAGE_PY"]
  static let compared = ProcessInfo.processInfo.environment["PYCOV_TEST_PYTEST_COV"]
  static let isThere = plain != nil && compared != nil

  init(_ files: KeyValuePairs<String, String>) throws {
    folder = try TemporaryFolder()
    for (name, text) in files { try folder.write(text, to: name) }
  }

  /// A library, of which half runs, and its tests, one of which can be made to fail.
  static func halfCovered() throws -> PytestProject {
    try PytestProject([
      "lib.py": """
      def sign(number):
          if number > 0:
              return 1
          return -1

      def unused():
          return 0

      """,
      "test_lib.py": """
      import os
      import lib

      def test_sign():
          assert lib.sign(1) == 1

      def test_failing():
          assert "FAILING" not in os.environ

      """,
    ])
  }

  /// `pycov run -m pytest`, in few words: without times and without a cache.
  @discardableResult
  func pytest(
    _ words: [String], python: String? = plain, options: [String] = [],
    environment: [String: String] = [:]
  ) throws -> Command.Outcome {
    let python = try #require(python)
    let run = [Repository.pycov, "run", "--python", python] + options
    return try command(run + Self.words + words, environment)
  }

  /// The same tests with pytest-cov.
  func pytestCov(
    _ words: [String], environment: [String: String] = [:]
  ) throws -> Command.Outcome {
    let python = try #require(Self.compared)
    return try command([python] + Self.words + words, environment)
  }

  static let words = ["-m", "pytest", "-qq", "-p", "no:cacheprovider"]

  func command(_ words: [String], _ environment: [String: String] = [:]) throws -> Command.Outcome {
    let silent = ["PYTHONDONTWRITEBYTECODE": "1"].merging(environment) { $1 }
    return try Command(words, in: folder.path, environment: silent).run()
  }

  /// The names of the files that a run left.
  func made() throws -> [String] {
    try Files.list(folder.path).filter { !$0.hasSuffix(".py") && $0 != "__pycache__" }.sorted()
  }

  /// Which lines of a file the data file has.
  func lines(of name: String) throws -> Lines? {
    let outcome = try command([Repository.pycov, "json", "-q", "-o", "-"])
    guard outcome.code == 0 else { throw Unexpected(outcome) }
    return try JSONDecoder().decode(Report.self, from: Data(outcome.output.utf8)).files[name]
  }

  /// Expects a file's lines to have run as its comments say.
  func expectMarks(_ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let marks = Lines(marks: try folder.read(name))
    #expect(try lines(of: name) == marks, "\(name)", sourceLocation: sourceLocation)
  }
}

/// What a session of pytest left behind.
struct SessionOutcome: Hashable {
  let code: Int32
  let output: String
  let files: [String]

  init(_ outcome: Command.Outcome, in project: PytestProject) throws {
    code = outcome.code
    output = outcome.output
    files = try project.made()
  }
}

internal import Files
internal import Foundation
internal import TestSupport
internal import Testing

/// A folder with programs, and the commands that are run there.
///
/// In the programs, `# hit` and `# miss` at the end of a line say what is expected of it.
struct Project {
  let python: TestPython
  let folder: TemporaryFolder
  var environment: [String: String] = [:]

  init(_ python: TestPython, _ files: KeyValuePairs<String, String> = [:]) throws {
    self.python = python
    folder = try TemporaryFolder()
    for (name, text) in files { try folder.write(text, to: name) }
  }

  /// For what does not depend on the Python.
  init(_ files: KeyValuePairs<String, String> = [:]) throws {
    try self.init(#require(TestPython.all.first, "no Python to test with"), files)
  }

  /// Runs a command where the Python lives, in the folder and a clean environment.
  ///
  /// - Parameters:
  ///   - inner: a folder below to run it in.
  ///   - more: variables beside those of the project.
  func command(
    _ words: [String], in inner: String = ".", environment more: [String: String] = [:]
  ) throws -> Command.Outcome {
    let variables = environment.merging(more) { $1 }.map { "\($0.key)=\($0.value)" }.sorted()
    let place = folder.path(inner)
    let prefix = python.prefix(showing: [folder.path], in: place)
    return try Command(prefix + ["/usr/bin/env"] + variables + words, in: place).run()
  }

  func pycov(_ words: String...) throws -> Command.Outcome { try pycov(words) }

  func pycov(
    _ words: [String], in inner: String = ".", environment: [String: String] = [:]
  ) throws -> Command.Outcome {
    try command([Repository.pycov] + words, in: inner, environment: environment)
  }

  /// Measures a program that has to end well.
  func measure(_ words: [String], in inner: String = ".") throws {
    let outcome = try command(measuring(words), in: inner)
    guard outcome.code == 0 else { throw Unexpected(outcome) }
  }

  /// The words of a measured run.
  func measuring(_ words: [String]) -> [String] {
    [Repository.pycov, "run", "--python", python.path] + words
  }

  @discardableResult
  func run(_ words: String...) throws -> Command.Outcome { try command(measuring(words)) }

  /// Runs a Python program that is not measured.
  func drive(_ code: String, _ words: [String]) throws -> Command.Outcome {
    try command([python.path, "-c", code] + words)
  }

  /// The journals that are left in a folder.
  func journals(in name: String = ".pycov") throws -> [String] {
    let names = Files.isFolder(folder.path(name)) ? try Files.list(folder.path(name)) : []
    return names.filter { $0.hasSuffix(".journal") }
  }

  /// What a JSON report says of each file.
  func measured(_ options: String...) throws -> [String: Lines] {
    let outcome = try command([Repository.pycov, "json", "-q", "-o", "-"] + options)
    guard outcome.code == 0 else { throw Unexpected(outcome) }
    return try JSONDecoder().decode(Report.self, from: Data(outcome.output.utf8)).files
  }

  /// Expects a file's lines to have run as its comments say.
  func expectMarks(
    _ name: String, options: [String] = [], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let outcome = try command([Repository.pycov, "json", "-q", "-o", "-"] + options)
    guard outcome.code == 0 else { throw Unexpected(outcome) }
    let report = try JSONDecoder().decode(Report.self, from: Data(outcome.output.utf8))
    let marks = Lines(marks: try folder.read(name))
    #expect(report.files[name] == marks, "\(name)", sourceLocation: sourceLocation)
  }

  /// Expects a command to fail with one line on standard error.
  func expectComplaint(
    _ outcome: Command.Outcome, code: Int32 = 1, _ text: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(
      Ending(outcome) == Ending(code: code, errors: "pycov: \(text)\n"),
      sourceLocation: sourceLocation)
  }
}

/// How a command ended, and what it said about it.
struct Ending: Hashable {
  let code: Int32
  var errors = ""

  init(code: Int32, errors: String = "") {
    self.code = code
    self.errors = errors
  }

  init(_ outcome: Command.Outcome) { self.init(code: outcome.code, errors: outcome.errors) }
}

/// A command that failed where it should not.
struct Unexpected: Error {
  let outcome: Command.Outcome

  init(_ outcome: Command.Outcome) { self.outcome = outcome }
}

/// The part of a JSON report that tells about lines.
struct Report: Decodable {
  let files: [String: Lines]
}

/// The lines of a file, as a JSON report lists them.
struct Lines: Hashable, Decodable {
  let executed: [Int]
  let missing: [Int]

  enum CodingKeys: String, CodingKey {
    case executed = "executed_lines"
    case missing = "missing_lines"
  }

  init(executed: [Int], missing: [Int] = []) {
    self.executed = executed
    self.missing = missing
  }

  /// What the comments of a program expect.
  init(marks source: String) {
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    executed = lines.filter { $1.hasSuffix("# hit") }.map { $0.offset + 1 }
    missing = lines.filter { $1.hasSuffix("# miss") }.map { $0.offset + 1 }
  }
}

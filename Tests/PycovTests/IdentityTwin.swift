import Files
internal import Foundation
import TestSupport
import Testing

/// Runs programs twice in the same folder, by the Python itself and by `pycov run`, and compares.
struct Twin {
  let python: TestPython

  /// The path of the interpreter: `python`'s own, or that of an environment made of it.
  var executable: String

  /// The working folder, with a copy of the programs.
  let folder: TemporaryFolder

  /// Where the data goes, so that the program does not see it.
  private let data: TemporaryFolder

  var environment: [String: String] = [:]
  var input = ""

  init(_ python: TestPython) throws {
    self.python = python
    executable = python.path
    folder = try TemporaryFolder()
    data = try TemporaryFolder()
    try data.write("[run]\ndisable_warnings = no-data-collected\n", to: "settings")
    let programs = Paths.join(Paths.folder(#filePath), "Programs")
    for name in try Files.list(programs) {
      try FileManager.default.copyItem(
        atPath: Paths.join(programs, name), toPath: folder.path(name))
    }
  }

  /// How a program ended and what it said.
  struct Ending: Hashable {
    let code: Int32
    let output: String
    let errors: String
  }

  /// The two ways of starting `words`, such as a script and its arguments.
  enum Way {
    case plain
    case measured
  }

  func command(_ words: [String], _ way: Way) -> [String] {
    switch way {
    case .plain: [executable] + words
    case .measured:
      [
        Repository.pycov, "run", "--python", executable, "--data-file=\(data.path(".coverage"))",
        "--rcfile=\(data.path("settings"))",
      ] + words
    }
  }

  /// Runs a command where the Python lives, in a clean environment and the working folder.
  func run(_ command: [String]) throws -> Ending {
    let variables = environment.map { "\($0.key)=\($0.value)" }.sorted()
    let prefix = python.prefix(showing: [folder.path, data.path], in: folder.path)
    let words = prefix + ["/usr/bin/env"] + variables + command
    let outcome = try Command(words, in: folder.path, input: input).run()
    return Ending(code: outcome.code, output: outcome.output, errors: outcome.errors)
  }

  /// Expects `words` to do the same both ways, and to end with `code`.
  func expectSame(
    _ words: [String], code: Int32 = 0, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let plain = try run(command(words, .plain))
    #expect(plain.code == code, "\(plain.errors)", sourceLocation: sourceLocation)
    let measured = try run(command(words, .measured))
    #expect(measured == plain, sourceLocation: sourceLocation)
  }

  /// The same under a program of the working folder that drives the command.
  ///
  /// - Parameter last: the last line that the driver has to print.
  func expectSame(
    _ words: [String], driver: [String], last: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let plain = try run([python.path] + driver + ["--"] + command(words, .plain))
    let end = plain.output.split(separator: "\n").last.map(String.init)
    #expect(end == last, "\(plain.errors)", sourceLocation: sourceLocation)
    let measured = try run([python.path] + driver + ["--"] + command(words, .measured))
    #expect(measured == plain, sourceLocation: sourceLocation)
  }
}

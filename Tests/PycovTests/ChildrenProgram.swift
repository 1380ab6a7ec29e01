import Files
internal import Foundation
import TestSupport
import Testing

/// Programs of which every line says by a comment at its end, `# hit` or `# miss`, whether it runs.
struct ChildrenProgram {
  let python: TestPython
  let folder: TemporaryFolder
  var environment: [String: String] = [:]
  var options: [String] = []

  /// - Parameter files: by name, what they say.
  init(_ python: TestPython, _ files: KeyValuePairs<String, String>) throws {
    self.python = python
    folder = try TemporaryFolder()
    for (name, text) in files { try folder.write(text + "\n", to: name) }
  }

  /// Runs a command where the Python lives.
  func command(_ words: [String]) throws -> Command.Outcome {
    let variables = environment.map { "\($0.key)=\($0.value)" }.sorted()
    let prefix = python.prefix(showing: [folder.path], in: folder.path)
    return try Command(prefix + ["/usr/bin/env"] + variables + words, in: folder.path).run()
  }

  /// Measures `words`, which have to end with `code` and to say nothing on standard error.
  @discardableResult
  func run(
    _ words: String..., code: Int32 = 0, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> String {
    let pycov = [Repository.pycov, "run", "--python", python.path] + options
    let outcome = try command(pycov + words)
    #expect(outcome.code == code, sourceLocation: sourceLocation)
    #expect(outcome.errors == "", sourceLocation: sourceLocation)
    return outcome.output
  }

  /// Expects the lines of all files that say so to have run, and no others, and nothing but the
  /// data file to be left behind.
  func expectHits(sourceLocation: SourceLocation = #_sourceLocation) throws {
    let outcome = try command([Repository.pycov, "json", "-q", "-o", "-"])
    #expect(outcome.errors == "", sourceLocation: sourceLocation)
    let report = try JSONDecoder().decode(Report.self, from: Data(outcome.output.utf8))
    for name in try Files.list(folder.path) where name.hasSuffix(".py") {
      let lines = try folder.read(name).split(separator: "\n", omittingEmptySubsequences: false)
      func numbers(_ mark: String) -> [Int] {
        lines.indices.filter { lines[$0].hasSuffix(mark) }.map { $0 + 1 }
      }
      let hits = numbers("# hit")
      if hits.isEmpty { continue }
      let file = try #require(report.files[name], "\(name)", sourceLocation: sourceLocation)
      #expect(file.executed_lines == hits, "\(name)", sourceLocation: sourceLocation)
      #expect(file.missing_lines == numbers("# miss"), "\(name)", sourceLocation: sourceLocation)
    }
    #expect(!Files.isFolder(folder.path(".pycov")), sourceLocation: sourceLocation)
  }

  private struct Report: Decodable {
    let files: [String: File]

    struct File: Decodable {
      let executed_lines: [Int]
      let missing_lines: [Int]
    }
  }
}

import Files
internal import Foundation
import TestSupport
import Testing

/// Programs of which every line says by a comment at its end, `# hit` or `# miss`, whether it runs.
///
/// `# hit !7` and `# hit !exit` name branches of the line that are not taken.
struct ChildrenProgram {
  let python: TestPython
  let folder: TemporaryFolder
  var environment: [String: String] = [:]
  var options: [String] = []

  /// The files whose lines say what is expected of them.
  private var sources: [String] = []

  /// - Parameter files: by name, what they say.
  init(_ python: TestPython, _ files: KeyValuePairs<String, String>) throws {
    self.python = python
    folder = try TemporaryFolder()
    for (name, text) in files { try add(text + "\n", name) }
  }

  /// - Parameter copied: a folder beside the tests, under `Programs`.
  init(_ python: TestPython, copied: String) throws {
    self.python = python
    folder = try TemporaryFolder()
    let root = "\(Repository.root)/Tests/PycovTests/Programs/\(copied)"
    for name in try FileManager.default.subpathsOfDirectory(atPath: root)
    where Files.isFile("\(root)/\(name)") {
      try add(String(decoding: try Files.read("\(root)/\(name)"), as: UTF8.self), name)
    }
  }

  private mutating func add(_ text: String, _ name: String) throws {
    try folder.write(text, to: name)
    if name.hasSuffix(".py"), text.contains("# hit") { sources.append(name) }
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
    for name in sources {
      let expected = Expected(try folder.read(name))
      let file = try #require(report.files[name], "\(name)", sourceLocation: sourceLocation)
      #expect(file.executed_lines == expected.hits, "\(name)", sourceLocation: sourceLocation)
      #expect(file.missing_lines == expected.misses, "\(name)", sourceLocation: sourceLocation)
      guard let branches = file.missing_branches else { continue }
      let partial = branches.filter { expected.hits.contains($0[0]) }.map {
        [$0[0], max($0[1], -1)]
      }
      #expect(partial == expected.notTaken, "\(name)", sourceLocation: sourceLocation)
    }
    #expect(!Files.isFolder(folder.path(".pycov")), sourceLocation: sourceLocation)
  }

  /// What the comments of one file say.
  private struct Expected {
    var hits: [Int] = []
    var misses: [Int] = []

    /// A line and where it did not go, -1 for an exit.
    var notTaken: [[Int]] = []

    init(_ text: String) {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      for (line, text) in zip(1..., lines) {
        if text.hasSuffix("# miss") { misses.append(line) }
        guard let mark = text.range(of: "# hit( ![0-9a-z]+)*$", options: .regularExpression) else {
          continue
        }
        hits.append(line)
        for end in text[mark].split(separator: "!").dropFirst() {
          notTaken.append([line, Int(end.filter { $0 != " " }) ?? -1])
        }
      }
    }
  }

  private struct Report: Decodable {
    let files: [String: File]

    struct File: Decodable {
      let executed_lines: [Int]
      let missing_lines: [Int]
      let missing_branches: [[Int]]?
    }
  }
}

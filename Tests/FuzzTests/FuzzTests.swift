import Foundation
import TestSupport
import Testing

/// What reads files of others, on input that nobody would write.
///
/// Each reader works in a process of its own, since a Swift trap ends one: the last seed that it
/// named says what it died of. `PYCOV_FUZZ_SEED` says where seeds begin, `PYCOV_FUZZ_FACTOR` how
/// many times more of them there are. One is shown by `.build/debug/Fuzzer TARGET --seed N --show`
/// with the same samples.
@Suite struct `Readers survive` {
  private static let environment = ProcessInfo.processInfo.environment
  private static let first = environment["PYCOV_FUZZ_SEED"].flatMap { Int($0) } ?? 1
  private static let factor = environment["PYCOV_FUZZ_FACTOR"].flatMap { Int($0) } ?? 1

  private func fuzz(_ target: String, count: Int, samples: [String] = []) throws {
    let folder = try TemporaryFolder()
    let tool = "\(Repository.root)/.build/debug/Fuzzer"
    let words = [
      tool, target, "--seed", "\(Self.first)", "--count", "\(count * Self.factor)", "--folder",
      folder.path,
    ]
    let outcome = try Command(
      words + samples, in: Repository.root, environment: ["SWIFT_BACKTRACE": "enable=no"]
    ).run()
    let last = outcome.output.split(separator: "\n").last ?? "none"
    #expect(
      Ending(code: outcome.code, errors: outcome.errors) == Ending(code: 0, errors: ""),
      "\(target), last seed \(last)")
  }

  private struct Ending: Hashable {
    let code: Int32
    let errors: String
  }

  private func files(_ folder: String, _ ending: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(Repository.root)/\(folder)")
      .filter { $0.hasSuffix(ending) }.map { "\(folder)/\($0)" }
  }

  @Test func `Python files`() throws {
    let samples = try files("Tests/Oracle/cases", ".py") + files("Tests/FuzzTests/Snippets", ".py")
    try #require(samples.count > 200)
    try fuzz("text", count: 5000, samples: samples)
  }

  @Test func `data files`() throws {
    let fixtures = "Tests/CoverageTests/Fixtures"
    try fuzz(
      "data", count: 300, samples: ["\(fixtures)/arcs.coverage", "\(fixtures)/lines.coverage"])
  }

  @Test func `journals`() throws { try fuzz("journal", count: 300) }

  @Test func `configuration files`() throws { try fuzz("settings", count: 2000) }

  @Test func `regular expressions`() throws { try fuzz("regex", count: 200) }

  @Test func `patterns of paths`() throws { try fuzz("glob", count: 2000) }

  @Test func `profiles`() throws { try fuzz("profile", count: 3000) }

  @Test func `imported reports`() throws {
    let golden = "Tests/ReportsTests/Golden"
    try fuzz(
      "import", count: 3000,
      samples: ["lcov", "lcov2", "xml"].map { "\(golden)/branching.\($0)" }
        + ["\(golden)/coverage/branching-pretty.json"])
  }

  @Test func `files of line_profiler`() throws { try fuzz("lprof", count: 3000) }

  @Test func `zip files`() throws {
    let fixtures = "Tests/FilesTests/Fixtures"
    try fuzz("zip", count: 1500, samples: ["\(fixtures)/modules.zip", "\(fixtures)/shebang.pex"])
  }
}

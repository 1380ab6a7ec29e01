internal import Files
internal import Foundation
internal import TestSupport

/// A package whose own tests were recorded, and every report of them, written by the command.
///
/// `Scripts/record-suites` makes them in the folder that PYCOV_TEST_SUITES names.
struct RecordedSuite {
  /// The package: in a repository of its own, whose branch `work` wrote every file.
  let folder: String

  /// Where the reports are.
  let reports: TemporaryFolder
  let totals: Totals

  /// How many lines ran and left exits untaken.
  let partialLines: Int

  static let names = ["click", "mistune", "sqlparse"]
  static let place = ProcessInfo.processInfo.environment["PYCOV_TEST_SUITES"] ?? ""
  static let areRecorded = Files.isFile(Paths.join(place, "sqlparse/.coverage"))

  init(_ name: String) throws {
    folder = Paths.join(Self.place, name)
    let reports = try TemporaryFolder()
    self.reports = reports
    let files = [
      ("lcov", "coverage.info"), ("xml", "coverage.xml"), ("json", "coverage.json"),
      ("sonar", "sonar.xml"), ("clover", "clover.xml"), ("jacoco", "jacoco.xml"),
      ("codecov", "codecov.json"), ("gitlab", "gitlab.json"), ("sarif", "coverage.sarif"),
    ]
    let options = files.map { "--\($0)=\(reports.path($1))" }
    let outcome = try Command([Repository.pycov, "report"] + options, in: folder).run()
    guard outcome.code == 0, outcome.errors.isEmpty else { throw Broken(text: outcome.errors) }
    let document = try JSONDecoder().decode(
      Document.self, from: Data(reports.read("coverage.json").utf8))
    totals = document.totals
    partialLines = document.files.values.reduce(0) { $0 + $1.partialLines }
  }

  /// Runs a reader in the package's folder.
  func run(_ words: [String]) throws -> Command.Outcome {
    try Command(words, in: folder, environment: ["LC_ALL": "C.UTF-8"]).run()
  }

  struct Broken: Error {
    let text: String
  }

  private struct Document: Decodable {
    let totals: Totals
    let files: [String: Lines]
  }

  private struct Lines: Decodable {
    let missing_lines: [Int]
    let missing_branches: [[Int]]?

    var partialLines: Int {
      Set((missing_branches ?? []).map { $0[0] }).subtracting(missing_lines).count
    }
  }

  /// The numbers of the whole run, under the names of coverage.py's JSON.
  struct Totals: Decodable, Hashable {
    let num_statements: Int
    let covered_lines: Int
    let missing_lines: Int
    let num_branches: Int?
    let covered_branches: Int?
  }
}

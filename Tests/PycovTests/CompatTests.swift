internal import Foundation
internal import TestSupport
internal import Testing

/// `--compat` gives coverage.py's answers where it is wrong about branches.
@Suite struct `Compatible answers` {
  private func numbers(_ name: String, _ options: String...) throws -> [Int] {
    let project = try Project([
      "m.py": try String(
        contentsOfFile: "\(Repository.root)/Tests/Oracle/cases/\(name).py", encoding: .utf8)
    ])
    try project.measure(["--branch", "m.py"])
    let outcome = try project.pycov(["json", "-q", "-o", "-"] + options)
    let report = try JSONDecoder().decode(Numbers.self, from: Data(outcome.output.utf8))
    return [report.totals.num_branches, report.totals.num_partial_branches]
  }

  private struct Numbers: Decodable {
    let totals: Totals

    struct Totals: Decodable {
      let num_branches: Int
      let num_partial_branches: Int
    }
  }

  /// Listed in Tests/Oracle/defects.tsv, with coverage.py's numbers in Tests/Oracle/expected.
  @Test(
    arguments: [
      ("try_finally_nested_loops", [6, 0], [8, 2]), ("if_ellipsis_const", [2, 1], [4, 2]),
    ] as [(String, [Int], [Int])])
  func `are given when asked for`(name: String, exact: [Int], compatible: [Int]) throws {
    #expect(try numbers(name) == exact)
    #expect(try numbers(name, "--compat") == compatible)
  }
}

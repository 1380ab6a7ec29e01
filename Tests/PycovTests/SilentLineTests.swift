import Foundation
import TestSupport
import Testing

/// Lines that run without an event of their own, since CPython 3.14.
@Suite struct `Silent lines` {
  private struct Report: Decodable {
    struct File: Decodable, Equatable {
      let executed_lines: [Int]
      let executed_branches: [[Int]]
    }
    let files: [String: File]
  }

  private func measure(_ python: TestPython, _ call: String) throws -> Report.File? {
    let program = """
      def first(items):
          for item in items:
              if item == 1: continue
              break
          return items
      \(call)

      """
    let project = try Project(python, ["m.py": program])
    _ = try project.command(project.measuring(["--branch", "m.py"]))
    let answer = try project.pycov("json", "-q", "-o", "-").output
    return try JSONDecoder().decode(Report.self, from: Data(answer.utf8)).files["m.py"]
  }

  @Test(arguments: TestPython.all)
  func `behind a loop that came to its end are told of by the loop`(python: TestPython) throws {
    #expect(
      try measure(python, "first([])")
        == .init(executed_lines: [1, 2, 5, 6], executed_branches: [[2, 5]]))
  }

  @Test(arguments: TestPython.all)
  func `behind a loop that is left early are told of as ever`(python: TestPython) throws {
    #expect(
      try measure(python, "first([1, 2])")
        == .init(
          executed_lines: [1, 2, 3, 4, 5, 6], executed_branches: [[2, 3], [3, 2], [3, 4]]))
  }
}

import Foundation
import TestSupport
import Testing

/// Branches whose way an exception may cut short, where no event says that the way was gone to its end.
@Suite struct `Doubtful branches` {
  /// `f(0)` passes the branch, `f(1)` raises behind it, `f(2)` goes its way to the end.
  private static let program = """
    def answer(n):
        if n == 1:
            raise ValueError
        return n

    def f(n):
        try:
            if n: return answer(n)  # branch
            n = 3  # passed
        except ValueError:
            n = 4
        finally:
            n = 5  # end
        return n

    """

  private struct Report: Decodable {
    struct File: Decodable {
      let executed_branches: [[Int]]
    }
    let files: [String: File]
  }

  /// The marks of the lines that the branch led to.
  private func destinations(_ python: TestPython, _ calls: [Int]) throws -> Set<String> {
    let text = Self.program + calls.map { "f(\($0))\n" }.joined()
    let project = try Project(python, ["m.py": text])
    _ = try project.command(project.measuring(["--branch", "m.py"]))
    let answer = try project.pycov("json", "-q", "-o", "-").output
    let report = try JSONDecoder().decode(Report.self, from: Data(answer.utf8))
    var marks: [Int: String] = [:]
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if let mark = line.range(of: "  # ") { marks[index + 1] = String(line[mark.upperBound...]) }
    }
    let taken = try #require(report.files["m.py"]).executed_branches
    return Set(taken.filter { marks[$0[0]] == "branch" }.compactMap { marks[$0[1]] })
  }

  @Test(arguments: TestPython.all)
  func `count when they are gone to their end`(python: TestPython) throws {
    #expect(try destinations(python, [0]) == ["passed"])
    #expect(try destinations(python, [2]) == ["end"])
    #expect(try destinations(python, [0, 2, 2]) == ["passed", "end"])
  }

  @Test(arguments: TestPython.all)
  func `do not count when an exception comes before, however often`(python: TestPython) throws {
    #expect(try destinations(python, [1]) == [])
    #expect(try destinations(python, [1, 1, 0, 1]) == ["passed"])
  }

  @Test(arguments: TestPython.all)
  func `count when an exception came at another time`(python: TestPython) throws {
    #expect(try destinations(python, [1, 2]) == ["end"])
    #expect(try destinations(python, [2, 2, 1]) == ["end"])
  }
}

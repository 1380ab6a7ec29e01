import Foundation
import TestSupport
import Testing

/// A Python that has coverage.py, when the environment names one.
private let oracle = ProcessInfo.processInfo.environment["PYCOV_TEST_COVERAGE_PY"]

@Suite(.enabled(if: oracle != nil, "PYCOV_TEST_COVERAGE_PY names a Python with coverage.py"))
struct `Recorded branches` {
  @Test(arguments: TestPython.all)
  func `are those of coverage.py's trace core`(python: TestPython) throws {
    // In the tree every Python has coverage.py.
    let reader = python.isInTree ? python.path : try #require(oracle)
    let words = [
      reader, "\(Repository.root)/Tests/Oracle/check-recording", "--tool", Repository.pycov,
      "--python", python.path, "--skip", "pr_*", "--skip", "ctx_*",
    ]
    let outcome = try Command(python.prefix() + words, in: Repository.root).run()
    let last = outcome.output.split(separator: "\n").last.map(String.init)
    #expect(last == "206 passed, 0 failed", "\(outcome.output)\(outcome.errors)")
  }
}

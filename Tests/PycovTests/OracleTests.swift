internal import TestSupport
internal import Testing

/// Programs and commands whose results were recorded once, from coverage.py.
@Suite struct `What was recorded` {
  private func check(_ script: String, _ options: [String], in python: TestPython) throws {
    // The Python itself drives the check, so that this works in the tree as well.
    let words = [python.path, "-B", "\(Repository.root)/Tests/Oracle/\(script)"]
    let outcome = try Command(python.prefix() + words + ["--tool", Repository.pycov] + options)
      .run()
    #expect(outcome.code == 0, "\(outcome.output)\(outcome.errors)")
    #expect(outcome.output.hasSuffix(" passed, 0 failed\n"))
  }

  @Test(arguments: TestPython.all)
  func `of the lines of programs is measured`(python: TestPython) throws {
    try check("check", ["--mode", "lines"], in: python)
  }

  @Test(arguments: TestPython.all)
  func `of the contexts of programs is measured with branches, too`(python: TestPython) throws {
    try check("check", ["--mode", "branch", "--only", "ctx_*"], in: python)
  }

  @Test(arguments: TestPython.all)
  func `of sequences of commands comes out`(python: TestPython) throws {
    try check("check-commands", [], in: python)
  }
}

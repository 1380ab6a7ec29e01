internal import Foundation
internal import TestSupport
internal import Testing

private let oracle = ProcessInfo.processInfo.environment["PYCOV_TEST_COVERAGE_PY"]

/// Data and numbers go back and forth between coverage.py and this tool.
@Suite(.enabled(if: oracle != nil, "PYCOV_TEST_COVERAGE_PY names a Python with coverage.py"))
struct `coverage.py and pycov` {
  private let coverage: String
  private let project: Project

  init() throws {
    coverage = try #require(oracle)
    let python = try #require(TestPython.onMachine.first, "no Python on this machine")
    project = try Project(
      python,
      [
        "m.py": """
        import pkg.a
        class C:
            def m(self):
                return 1
            def n(self):  # pragma: no cover
                return 2
        if pkg.a.f(1):
            C().m()
        else:
            C().n()
        """,
        "pkg/__init__.py": "",
        "pkg/never.py": "import os\ndef g():\n    '''Text.'''\n    return os\n",
        "pkg/a.py": """
        def f(x):
            '''Text.'''
            for i in range(x):
                if i > 3:
                    return 0
            try:
                return [
                    1,
                    2][i]
            finally:
                x = 2
        """,
      ])
  }

  private func theirs(_ words: String...) throws -> Command.Outcome {
    try project.command([coverage, "-m", "coverage"] + words)
  }

  /// Both tools' JSON reports, without what names the tool and the time.
  private func compareReports(sourceLocation: SourceLocation = #_sourceLocation) throws {
    let ours = try project.pycov("json", "-q", "-o", "ours.json")
    #expect(Ending(ours) == Ending(code: 0), sourceLocation: sourceLocation)
    #expect(try theirs("json", "-q", "-o", "theirs.json").code == 0, sourceLocation: sourceLocation)
    // Regions and branches are compared by the recorded cases.
    let script = """
      import json
      def read(name):
          report = json.load(open(name))
          files = {path: [f["executed_lines"], f["missing_lines"], f["excluded_lines"],
                          f["summary"]["num_statements"]] for path, f in report["files"].items()}
          keys = "covered_lines", "num_statements", "missing_lines", "excluded_lines"
          return files, [report["totals"][key] for key in keys]
      ours, theirs = read("ours.json"), read("theirs.json")
      print("same" if ours == theirs and len(ours[0]) == 4 else f"{ours}\\n{theirs}")
      """
    #expect(try project.drive(script, []).output == "same\n", sourceLocation: sourceLocation)
  }

  private func compareTables(sourceLocation: SourceLocation = #_sourceLocation) throws {
    let ours = try project.pycov("report", "-m")
    #expect(try theirs("report", "-m").output == ours.output, sourceLocation: sourceLocation)
  }

  @Test func `read our data alike`() throws {
    try project.run("--source=.", "m.py")
    try compareReports()
    try compareTables()
  }

  @Test func `read what was pending alike`() throws {
    try project.folder.write("import m, os\nos._exit(0)\n", to: "killed.py")
    try project.run("killed.py")
    #expect(try project.journals().count == 1)
    // Ours comes first: it puts what is pending where coverage.py finds it.
    let ours = try project.pycov("report", "-m")
    #expect(try theirs("report", "-m").output == ours.output)
    #expect(try project.journals() == [])
  }

  @Test(arguments: [[], ["--branch"]])
  func `read coverage.py's data alike`(options: [String]) throws {
    let words = [coverage, "-m", "coverage", "run"] + options + ["--source=.", "m.py"]
    #expect(try project.command(words).code == 0)
    try compareReports()
    if options.isEmpty { try compareTables() }
  }
}

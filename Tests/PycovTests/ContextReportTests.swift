internal import Foundation
internal import TestSupport
internal import Testing

/// Reports of data with contexts, which coverage.py recorded.
@Suite(.enabled(if: RecordedContexts.isReady, RecordedContexts.remedy))
struct `Contexts in reports` {
  @Test(
    arguments: [
      ([], "m.py        9      0      2      0   100%\n"),
      (["--contexts=test_a"], "m.py        9      6      2      1    36%   1, 4-5, 7-9\n"),
      (
        ["--contexts=nothing,test_b$"], "m.py        9      6      2      1    36%   1, 3, 5-7, 9\n"
      ),
      (["--contexts=nothing"], "m.py        9      9      2      0     0%   1-9\n"),
    ] as [([String], String)])
  func `select the lines and arcs that are reported`(options: [String], row: String) throws {
    let outcome = try RecordedContexts().project.pycov(["report", "-m"] + options)
    #expect(outcome.code == 0)
    #expect(outcome.output.contains(row), "\(outcome.output)")
  }

  @Test func `come from the settings, and thresholds count what is left`() throws {
    let recorded = try RecordedContexts()
    try recorded.project.folder.write("[report]\ncontexts = test_a\n", to: "rc")
    let words = ["report", "--rcfile=rc", "--format=total"]
    #expect(try recorded.project.pycov(words).output == "36\n")
    let outcome = try recorded.project.pycov(words + ["--fail-under=50"])
    #expect(outcome.code == 2)
    #expect(
      outcome.errors == "pycov: coverage failure: total of 36 is less than fail-under=50\n")
    #expect(try recorded.project.pycov(["xml", "--rcfile=rc", "--fail-under=100"]).code == 0)
  }

  @Test(arguments: ["report", "json", "html"])
  func `have to be expressions`(command: String) throws {
    let outcome = try RecordedContexts().project.pycov([command, "--contexts=test,+"])
    #expect(outcome.code == 1)
    #expect(
      outcome.errors
        == "pycov: invalid context regex '+': nothing to repeat at position 0\n")
  }

  @Test func `are named for each line of a JSON report`() throws {
    let recorded = try RecordedContexts()
    let words = ["-q", "-o", "-", "--show-contexts", "--contexts=test_b$"]
    let outcome = try recorded.project.pycov(["json"] + words)
    let contexts =
      "\"contexts\": {\"2\": [\"__main__.test_b\"], \"4\": [\"__main__.test_b\"], "
      + "\"8\": [\"__main__.test_b\"]}"
    // The file, its three functions, and twice what is outside of functions and of classes.
    #expect(outcome.output.ranges(of: contexts).count == 6, "\(outcome.output)")
    #expect(!outcome.output.contains("__main__.test_a"))
  }
}

/// A program with two tests, measured by coverage.py with a context for each.
struct RecordedContexts {
  private static let python = ProcessInfo.processInfo.environment["PYCOV_TEST_COVERAGE_PY"]

  static let isReady = python != nil
  static let remedy: Comment = "PYCOV_TEST_COVERAGE_PY names no Python with coverage.py"

  let project: Project

  init(_ files: KeyValuePairs<String, String> = Self.program) throws {
    project = try Project(files)
    let python = try #require(Self.python)
    let settings = "[run]\nbranch = true\ndynamic_context = test_function\n"
    try project.folder.write(settings, to: "contexts.rc")
    let outcome = try Command(
      [python, "-m", "coverage", "run", "--rcfile=contexts.rc", "m.py"],
      in: project.folder.path(".")
    ).run()
    try #require(outcome.code == 0, "\(outcome.errors)")
  }

  static let program: KeyValuePairs = [
    "m.py": """
    def h(x):
        if x:
            return 1
        return 2
    def test_a():
        h(1)
    def test_b():
        h(0)
    test_a(); test_b()

    """
  ]
}

@Suite(.enabled(if: RecordedContexts.isReady, RecordedContexts.remedy))
struct `Questions about tests` {
  @Test func `who runs a line`() throws {
    let outcome = try RecordedContexts().project.pycov(["who", "m.py:3", "h"])
    #expect(outcome.errors == "")
    #expect(
      outcome.output == """
        m.py:3
          __main__.test_a
        1 test runs it

        m.py:1-4 h
          __main__.test_a  2-3
          __main__.test_b  2, 4
        2 tests run it

        """)
  }

  @Test func `what a test runs`() throws {
    let project = try RecordedContexts().project
    #expect(
      try project.pycov(["tests", "test_a"]).output == """
        __main__.test_a
        3 lines in 1 file, 2 run by nothing else

          m.py  2-3, 6

        only this test
          m.py  3, 6

        """)
    #expect(
      try project.pycov(["tests", "--top=1", "--sort=-name"]).output == """
          Lines  Files   Only  Test
              3      1      2  __main__.test_b
              4      1      4  (outside every test)
        1 of 2 tests

        """)
  }

  @Test(
    arguments: [
      (["who", "x.py:1"], "no measured file is named 'x.py'; did you mean 'm.py'?"),
      (
        ["tests", "tst_a"],
        "no test is named or matched by 'tst_a'; did you mean '__main__.test_a'?"
      ),
      (["tests", "--sort=x"], "cannot sort by 'x'; use one of name, lines, files, only"),
      (["who", "h", "--format=x"], "unknown format 'x'; choose text, json or names"),
    ] as [([String], String)])
  func `fail with a hint`(words: [String], message: String) throws {
    let outcome = try RecordedContexts().project.pycov(words)
    #expect(outcome.code == 1)
    #expect(outcome.errors == "pycov: \(message)\n")
  }

  @Test func `say how contexts are recorded when there are none`() throws {
    let project = try Project(RecordedContexts.program)
    try project.measure(["m.py"])
    let outcome = try project.pycov(["who", "h"])
    #expect(outcome.code == 1)
    #expect(
      outcome.errors == """
        pycov: '.coverage' does not say which tests ran; record it with 'dynamic_context = \
        test_function' in [run], or run pytest with --cov-context=test

        """)
  }
}

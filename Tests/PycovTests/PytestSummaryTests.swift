internal import TestSupport
internal import Testing

/// What a session of pytest prints and leaves, beside what it does with pytest-cov.
@Suite(.enabled(if: PytestProject.isThere, "Scripts/test makes the environments"))
struct `The summary in pytest` {
  static let options: [[String]] = [
    ["--cov"], ["--cov=."], ["--cov", "lib"], ["--cov=lib", "--cov=test_lib"],
    ["--cov=lib", "--cov-report=term-missing"],
    ["--cov=.", "--cov-report=term:skip-covered"],
    ["--cov=.", "--cov-report=term-missing:skip-covered"],
    ["--cov=lib", "--cov-branch"], ["--cov=lib", "--cov-precision=2"],
    ["--cov=lib", "--cov-report="], ["--cov=lib", "--cov-report=", "--cov-report=term"],
    ["--cov=lib", "--cov-report=annotate"], ["--cov=lib", "--cov-report=annotate:copies"],
    ["--cov=lib", "--cov-report=html"], ["--cov=lib", "--cov-report=html:pages"],
    ["--cov=lib", "--cov-report=xml", "--cov-report=json", "--cov-report=lcov"],
    [
      "--cov=lib", "--cov-report=xml:a.xml", "--cov-report=json:b.json", "--cov-report=lcov:c.info",
    ],
    ["--cov=lib", "--cov-report=markdown", "--cov-report=markdown-append:more.md"],
    ["--cov=lib", "--cov-fail-under=50"], ["--cov=lib", "--cov-fail-under=90"],
    ["--cov=lib", "--cov-fail-under=66.6", "--cov-precision=1"],
    ["--cov=lib", "--cov-fail-under=90", "--cov-report="],
    ["--cov=lib", "--cov-fail-under=90", "--collect-only"],
    ["--cov=lib", "--cov=nothing", "--cov-reset", "--cov=test_lib"],
    ["--cov=lib", "-n", "2"], ["--cov=lib", "-n", "1", "--cov-branch", "--cov-fail-under=90"],
  ]

  @Test(arguments: options)
  func `is that of pytest-cov`(options: [String]) throws {
    let ours = try PytestProject.halfCovered()
    let outcome = try SessionOutcome(ours.pytest(options), in: ours)
    let theirs = try PytestProject.halfCovered()
    #expect(try outcome == SessionOutcome(theirs.pytestCov(options), in: theirs))
  }

  @Test(arguments: [["--cov=lib"], ["--cov=lib", "--no-cov-on-fail", "--cov-fail-under=90"]])
  func `is that of pytest-cov when a test fails`(options: [String]) throws {
    let failing = ["FAILING": "1"]
    let ours = try PytestProject.halfCovered()
    let words = options + ["--tb=no"]
    let outcome = try SessionOutcome(ours.pytest(words, environment: failing), in: ours)
    let theirs = try PytestProject.halfCovered()
    let expected = try theirs.pytestCov(words, environment: failing)
    #expect(outcome.code == 1)
    #expect(try outcome == SessionOutcome(expected, in: theirs))
  }

  @Test func `tells a threshold of the settings`() throws {
    let settings = "[report]\nfail_under = 90\nprecision = 1\n"
    let ours = try PytestProject.halfCovered()
    try ours.folder.write(settings, to: ".coveragerc")
    let outcome = try SessionOutcome(ours.pytest(["--cov=lib"]), in: ours)
    let theirs = try PytestProject.halfCovered()
    try theirs.folder.write(settings, to: ".coveragerc")
    #expect(try outcome == SessionOutcome(theirs.pytestCov(["--cov=lib"]), in: theirs))
    #expect(outcome.code == 1)
  }

  @Test func `says of a rounded total what the threshold does`() throws {
    let options = ["--cov=lib", "--cov-fail-under=66.7", "--cov-precision=1"]
    let outcome = try PytestProject.halfCovered().pytest(options)
    #expect(outcome.code == 0)
    #expect(outcome.output.contains("\nRequired test coverage of 66.7% reached."))
  }

  @Test func `reads the settings that are named`() throws {
    let ours = try PytestProject.halfCovered()
    try ours.folder.write("[run]\nomit = test_*\n", to: "other.ini")
    let outcome = try ours.pytest(["--cov=.", "--cov-config=other.ini"])
    #expect(outcome.output.contains("lib.py"))
    #expect(!outcome.output.contains("test_lib.py"))
  }

  @Test(arguments: [[], ["-n", "2"]])
  func `comes when the first failure ends the session`(options: [String]) throws {
    let project = try PytestProject.halfCovered()
    let words = options + ["--cov=lib", "-x"]
    let outcome = try project.pytest(words, environment: ["FAILING": "1"])
    #expect(outcome.code == (options.isEmpty ? 1 : 2))
    #expect(outcome.output.contains("\nTOTAL "))
  }

  @Test func `says that recording is off`() throws {
    let project = try PytestProject.halfCovered()
    let before = try project.pytest(["--cov=lib", "--no-cov"])
    #expect(Ending(before).code == 0)
    #expect(!before.output.contains("coverage"))
    let after = try project.pytest(["--no-cov", "--cov=lib"])
    #expect(after.output.contains("WARNING: Coverage disabled via --no-cov switch!\n"))
  }

  @Test func `adds to the data of earlier sessions`() throws {
    let project = try PytestProject.halfCovered()
    try project.pytest(["--cov=lib", "-k", "failing"])
    let outcome = try project.pytest(["--cov=lib", "--cov-append", "-k", "sign"])
    #expect(outcome.output.contains("TOTAL        6      2    67%\n"))
    let fresh = try project.pytest(["--cov=lib", "-k", "failing"])
    #expect(fresh.output.contains("TOTAL        6      4    33%\n"))
  }

  @Test(
    arguments: [
      (["--cov-report=foo"], "argument --cov-report: invalid choice: \"foo\" (choose from term, "),
      (
        ["--cov-report=term:foo"],
        "argument --cov-report: output specifier not supported for: \"term:foo\""
      ),
      (["--cov-fail-under=101"], "argument --cov-fail-under: the maximum is 100, not 101"),
      (["--cov-fail-under=x"], "argument --cov-fail-under: an integer or float value is required"),
      (["--cov-context=x"], "argument --cov-context: 'test' is the only choice"),
      (
        ["--cov-report=markdown", "--cov-report=markdown-append"],
        "markdown and markdown-append cannot both write 'coverage.md'; give one of them another file"
      ),
    ] as [([String], String)])
  func `is refused for options that make no sense`(options: [String], text: String) throws {
    let outcome = try PytestProject.halfCovered().pytest(["--cov"] + options)
    #expect(outcome.code == 4)
    #expect(outcome.errors.contains("error: \(text)"))
  }
}

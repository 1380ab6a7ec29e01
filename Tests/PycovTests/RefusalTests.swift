internal import TestSupport
internal import Testing

/// What cannot be done is said in one line, with the remedy, and an exit code.
@Suite struct `A refusal` {
  @Test(
    arguments: [
      (["run"], 1, "nothing to run; name a script, '-m MODULE' or '-c CODE'"),
      (["run", "--nosuch", "m.py"], 64, "unknown option '--nosuch'; see 'pycov help run'"),
      (["report"], 1, noData), (["json"], 1, noData), (["lcov"], 1, noData), (["html"], 1, noData),
      (["report", "--nosuch"], 64, "unknown option '--nosuch'; see 'pycov help report'"),
      (
        ["report", "--fail-under=200"], 64,
        "--fail-under must be between 0 and 100, not 200.0; see 'pycov help report'"
      ),
      (["nosuch"], 64, "unexpected argument 'nosuch'; see 'pycov help'"),
      (
        ["report", "--rcfile=nosuch"], 1,
        "no settings from 'nosuch': there is no such file; name another file with --rcfile or "
          + "COVERAGE_RCFILE"
      ),
    ] as [([String], Int32, String)])
  func `of a command`(words: [String], code: Int32, text: String) throws {
    let project = try Project()
    project.expectComplaint(
      try project.command([Repository.pycov] + words), code: code, text)
  }

  private static let noData =
    "no data file at '.coverage'; run 'pycov run' first, or name one with --data-file"

  @Test func `of a script that there is not`() throws {
    let project = try Project()
    project.expectComplaint(
      try project.run("nosuch.py"),
      "no file to run: 'nosuch.py'; name a script, or a module with -m")
  }

  @Test(
    arguments: [
      (
        "[run\n", 1,
        "cannot read the configuration file '.coveragerc', line 1: "
          + "a setting before any section"
      ),
      (
        "[report]\nexclude_lines = (x\n", 1,
        "'[report] exclude_lines' in '.coveragerc': "
          + "invalid regular expression '(x': missing ')' of the group at position 0"
      ),
      (
        "[run]\nsuorce = .\n", 0,
        "unknown option 'suorce' in [run] of '.coveragerc'; "
          + "did you mean 'source'? (unknown-option)"
      ),
    ] as [(String, Int32, String)])
  func `of settings`(text: String, code: Int32, complaint: String) throws {
    let project = try Project(["m.py": "a = 1\n"])
    try project.folder.write(text, to: ".coveragerc")
    project.expectComplaint(try project.run("m.py"), code: code, complaint)
  }

  /// A Python 3.11, where this machine has one.
  private static let old = try? Command([
    "sh", "-c",
    "ls -d /usr/bin/python3.11 \"${PYENV_ROOT:-$HOME/.pyenv}\"/versions/3.11.*/bin/python 2>/dev/null",
  ]).run().output.split(separator: "\n").first.map(String.init)

  @Test(.enabled(if: old != nil, "this machine has no Python 3.11"))
  func `of a Python that is too old`() throws {
    let old = try #require(Self.old)
    let python = try #require(TestPython.onMachine.first, "no Python on this machine")
    let project = try Project(python, ["m.py": "print('ran')\n"])
    let outcome = try project.pycov("run", "--python", old, "m.py")
    #expect(outcome.code == 1)
    #expect(outcome.output == "")
    #expect(outcome.errors.hasPrefix("pycov: '\(old)' is Python 3.11."))
    #expect(
      outcome.errors.hasSuffix("; Python 3.12 or newer is needed: name one with --python\n"))
  }
}

/// A source that cannot be read is named, and the rest is reported.
@Suite struct `A faulty source` {
  private func project() throws -> Project {
    let project = try Project(["m.py": "a = 1\n", "bad.py": "a = 1\ndef (\n"])
    try project.run("--source=.", "m.py")
    return project
  }

  private static let table = """
    Name    Stmts   Miss  Cover
    ---------------------------
    m.py        1      0   100%
    ---------------------------
    TOTAL       1      0   100%

    """

  @Test func `is an error with its line`() throws {
    let outcome = try project().pycov("report")
    #expect(outcome.code == 1)
    #expect(outcome.output == Self.table)
    #expect(outcome.errors == "pycov: cannot parse 'bad.py' as Python: invalid syntax at line 2\n")
  }

  @Test func `is a warning with -i`() throws {
    let outcome = try project().pycov("report", "-i")
    #expect(outcome.code == 0)
    #expect(outcome.output == Self.table)
    #expect(outcome.errors.hasSuffix("(couldnt-parse)\n"))
  }

  @Test func `that is gone is an error, and a warning with -i`() throws {
    let project = try Project(["m.py": "import gone, os\nos.remove('gone.py')\n", "gone.py": ""])
    try project.run("m.py")
    let strict = try project.pycov("report")
    let text =
      "pycov: no source for 'gone.py'; it was moved or removed since it "
      + "ran: omit it, or ignore errors (-i)"
    #expect(Ending(strict) == Ending(code: 1, errors: "\(text)\n"))
    let lenient = try project.pycov("report", "-i")
    #expect(Ending(lenient) == Ending(code: 0, errors: "\(text) (couldnt-parse)\n"))
    #expect(strict.output == lenient.output)
  }

  @Test func `alone leaves nothing to report`() throws {
    let project = try Project(["m.py": "import os\nos.remove('m.py')\n"])
    try project.run("m.py")
    let outcome = try project.pycov("report", "-i")
    #expect(outcome.code == 1)
    #expect(outcome.output == "")
    #expect(outcome.errors.hasSuffix("look at --include and --omit\n"))
  }
}

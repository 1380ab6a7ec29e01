internal import TestSupport
internal import Testing

/// Where options of pytest are found before Python starts, and whose they are.
@Suite(.enabled(if: PytestProject.isThere, "Scripts/test makes the environments"))
struct `Options of pytest` {
  /// Only what begins to record before pytest sees the file run.
  private func project() throws -> PytestProject {
    try PytestProject([
      "src/early.py": """
      value = 1  # hit
      def unused():  # hit
          return value  # miss
      """,
      "src/other.py": "value = 1\n",
      "tests/conftest.py": "import early, other\n",
      "tests/test_early.py": "def test():\n    pass\n",
    ])
  }

  private static let toml = #"["--cov=early", "--cov-report=term-missing"]"#

  @Test(
    arguments: [
      ("pytest.ini", "[pytest]\naddopts = --cov=early\n  --cov-report=term-missing\n"),
      (".pytest.ini", "[pytest]\naddopts = '--cov=early' --cov-report term-missing\n"),
      ("tox.ini", "[pytest]\naddopts = --cov early --cov-report=term-missing\n"),
      ("setup.cfg", "[tool:pytest]\naddopts = --cov=early --cov-report=term-missing\n"),
      ("pytest.toml", "[pytest]\naddopts = \(toml)\n"),
      ("pyproject.toml", "[tool.pytest]\naddopts = \(toml)\n"),
      (
        "pyproject.toml",
        "[tool.pytest.ini_options]\naddopts = '--cov=early --cov-report=term-missing'\n"
      ),
      ("tests/pytest.ini", "[pytest]\naddopts = --cov=early --cov-report=term-missing\n"),
    ])
  func `are found in a configuration file`(name: String, text: String) throws {
    let project = try project()
    try project.folder.write(text, to: name)
    let outcome = try project.pytest(
      ["tests/test_early.py::test"], environment: ["PYTHONPATH": "src"])
    #expect(outcome.output.contains("src/early.py       3      1    67%   3\n"))
    try project.expectMarks("src/early.py")
    #expect(try project.lines(of: "src/other.py") == nil)
  }

  @Test func `are found in the environment and replaced on the command line`() throws {
    let project = try project()
    try project.folder.write("[pytest]\naddopts = --cov=nothing\n", to: "pytest.ini")
    let outcome = try project.pytest(
      ["-o", "addopts="],
      environment: ["PYTHONPATH": "src", "PYTEST_ADDOPTS": "--cov=early --cov-report="])
    #expect(Ending(outcome) == Ending(code: 0))
    try project.expectMarks("src/early.py")
    #expect(try project.lines(of: "src/other.py") == nil)
  }

  @Test func `count less than those of pycov run`() throws {
    let project = try project()
    let outcome = try project.pytest(
      ["--cov=early"], options: ["--source=other"], environment: ["PYTHONPATH": "src"])
    #expect(outcome.output.contains("src/other.py       1      0   100%\n"))
    #expect(!outcome.output.contains("early"))
  }

  @Test func `that a program gives pytest choose what is recorded from then on`() throws {
    let project = try PytestProject.halfCovered()
    try project.folder.write(
      """
      import sys, pytest
      sys.dont_write_bytecode = True
      words = ["-qq", "-p", "no:cacheprovider"]
      sys.exit(pytest.main(words + ["--cov=lib", "--cov-report=term-missing"]) or pytest.main(words))
      """, to: "main.py")
    let python = try #require(PytestProject.plain)
    let outcome = try project.command([Repository.pycov, "run", "--python", python, "main.py"])
    #expect(outcome.code == 0)
    #expect(outcome.output.contains("lib.py       6      2    67%   4, 7\n"))
    #expect(outcome.output.split(separator: "tests coverage").count == 2)
    #expect(try project.lines(of: "main.py") == nil)
  }

  @Test func `say that branches come too late`() throws {
    let project = try PytestProject.halfCovered()
    try project.folder.write(
      "import pytest\npytest.main(['-q', '-p', 'no:cacheprovider', '--cov=lib', '--cov-branch'])\n",
      to: "main.py")
    let python = try #require(PytestProject.plain)
    let outcome = try project.command([Repository.pycov, "run", "--python", python, "main.py"])
    #expect(outcome.output.contains("PycovWarning: branches are not recorded"))
  }

  @Test func `that are wrong, or want no recording, leave older data alone`() throws {
    let project = try project()
    let early = ["PYTHONPATH": "src"]
    try project.pytest(["--cov=early", "tests"], environment: early)
    let before = try project.lines(of: "src/early.py")
    for words in [["--cov=early", "--nosuch"], ["--no-cov", "tests"]] {
      try project.pytest(words, environment: early)
      #expect(try project.lines(of: "src/early.py") == before)
    }
    #expect(try project.lines(of: "src/other.py") == nil)
  }

  @Test func `leave pytest-cov alone where it is installed`() throws {
    let project = try PytestProject.halfCovered()
    let alone = try project.pytestCov(["--cov=lib"])
    let both = try project.pytest(["--cov=lib"], python: PytestProject.compared)
    #expect(both.code == 0)
    #expect(both.output == alone.output)
    #expect(try project.lines(of: "test_lib.py") != nil)
    let ours = try project.pytest(["--pycov=lib"], python: PytestProject.compared)
    #expect(ours.output == alone.output)
    #expect(try project.lines(of: "test_lib.py") == nil)
  }

  @Test func `can be blocked`() throws {
    let project = try PytestProject.halfCovered()
    let outcome = try project.pytest(["-p", "no:pycov", "--cov=lib"])
    #expect(outcome.code == 4)
    let ours = try project.pytest(["-p", "no:pytest_cov", "--pycov=lib"])
    #expect(ours.output.contains("TOTAL        6      2    67%\n"))
  }
}

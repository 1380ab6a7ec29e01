internal import TestSupport
internal import Testing

/// What of a session of pytest is recorded.
@Suite(.enabled(if: PytestProject.isThere, "Scripts/test makes the environments"))
struct `Recording in pytest` {
  @Test(arguments: [[], ["-n", "2"]])
  func `leaves out the calls that want it`(options: [String]) throws {
    let project = try PytestProject([
      "lib.py": """
      def set_up():  # hit
          return 1  # hit
      def called():  # hit
          return 2  # miss
      def called_by_other():  # hit
          return 3  # miss
      def recorded():  # hit
          return 4  # hit
      """,
      "test_lib.py": """
      import lib, pytest

      @pytest.fixture
      def prepared():
          return lib.set_up()

      @pytest.mark.no_cover
      def test_marked(prepared):
          lib.called()

      def test_with_fixture(no_cover):
          lib.called_by_other()

      def test_recorded():
          lib.recorded()
      """,
    ])
    let words = options + ["--strict-markers", "--cov=lib", "--cov-report="]
    #expect(try Ending(project.pytest(words)) == Ending(code: 0))
    try project.expectMarks("lib.py")
  }

  @Test func `keeps what ran in workers that are killed`() throws {
    let project = try PytestProject([
      "lib.py": """
      import os, signal  # hit
      def kill():  # hit
          os.kill(os.getpid(), signal.SIGKILL)  # hit
      def leave():  # hit
          os._exit(1)  # hit
      def unused():  # hit
          return 1  # miss
      """,
      "test_lib.py":
        "import lib\ndef test_kill():\n    lib.kill()\ndef test_leave():\n    lib.leave()\n",
    ])
    let outcome = try project.pytest(["-n", "2", "--cov=lib"])
    #expect(outcome.code == 1)
    #expect(outcome.output.contains("TOTAL        7      1    86%\n"))
    try project.expectMarks("lib.py")
  }

  @Test(arguments: [[], ["-n", "2"]])
  func `tells the contexts of tests apart as pytest-cov does`(options: [String]) throws {
    func contexts(_ session: (PytestProject) throws -> Command.Outcome) throws -> String {
      let project = try PytestProject([
        "lib.py": """
        def set_up():
            return 1
        def run(value):
            if value:
                return 1
            return 2
        def tear_down():
            return 3
        """,
        "test_lib.py": """
        import lib, pytest

        @pytest.fixture
        def prepared():
            yield lib.set_up()
            lib.tear_down()

        @pytest.mark.parametrize("value", ["", "a|b", "é"])
        def test_run(prepared, value):
            assert lib.run(value)

        class TestMore:
            def test_method(self):
                lib.run(1)
        """,
      ])
      #expect(try session(project).code == 0)
      let words = ["--show-contexts", "--pretty-print", "-o", "-"]
      let report = try project.command([Repository.pycov, "json", "-q"] + words)
      #expect(Ending(report) == Ending(code: 0))
      return report.output
    }
    let words = ["--cov=lib", "--cov-context=test"] + options
    let ours = try contexts { try $0.pytest(words) }
    let theirs = try contexts { try $0.pytestCov(words) }
    #expect(ours.contains("test_lib.py::TestMore::test_method|run"))
    #expect(ours.dropMeta == theirs.dropMeta)
  }

  @Test func `is there for the fixture cov`() throws {
    let project = try PytestProject([
      "lib.py": """
      def paused():  # hit
          return 1  # miss
      def recorded():  # hit
          return 2  # hit
      """,
      "test_lib.py": """
      import io, lib

      def test(cov):
          cov.stop()
          lib.paused()
          cov.start()
          lib.recorded()
          text = io.StringIO()
          assert cov.report(file=text) == 75.0
          assert text.getvalue().splitlines()[-1].split() == ["TOTAL", "4", "1", "75%"]
          cov.xml_report(outfile="out.xml")
      """,
    ])
    let outcome = try project.pytest(["--cov=lib", "--cov-report="])
    #expect(Ending(outcome) == Ending(code: 0), "\(outcome.output)")
    #expect(try project.made() == [".coverage", "out.xml"])
    try project.expectMarks("lib.py")
    let without = try PytestProject(["test.py": "def test(cov):\n    assert cov is None\n"])
    #expect(try without.pytest(["test.py"]).code == 0)
  }

  @Test func `goes on in sessions inside tests`() throws {
    let project = try PytestProject([
      "conftest.py": "pytest_plugins = ['pytester']\n",
      "lib.py":
        "def run():  # hit\n    return 1  # hit\ndef unused():  # hit\n    return 2  # miss\n",
      "test_inner.py": """
      import lib

      def test_inner(pytester):
          pytester.makepyfile(test_nested="import lib\\ndef test(): lib.run()")
          assert pytester.inline_run("--cov=nothing", "--cov-report=").ret == 0
      """,
    ])
    let outcome = try project.pytest(["--cov=lib"], environment: ["PYTHONPATH": "."])
    #expect(outcome.code == 0, "\(outcome.output)")
    #expect(outcome.output.contains("TOTAL        4      1    75%\n"))
    try project.expectMarks("lib.py")
  }

  @Test(arguments: TestPython.inTree)
  func `works with other versions`(python: TestPython) throws {
    let project = try Project(
      python,
      [
        "lib.py": "def run():  # hit\n    return 1  # hit\n",
        "test_lib.py": "import lib\ndef test():\n    lib.run()\n",
      ])
    let outcome = try project.run(
      "-m", "pytest", "-qq", "-p", "no:cacheprovider", "--cov=lib", "--cov-branch")
    #expect(outcome.code == 0)
    #expect(outcome.output.contains("TOTAL        2      0      0      0   100%\n"))
    try project.expectMarks("lib.py")
  }

  @Test func `has the results of coverage.py`() throws {
    let project = try PytestProject([
      ".coveragerc": "[run]\nbranch = true\nsource = .\n",
      "lib.py": "def fa(x):\n    if x:\n        return 1\n    return 2\n",
      "test_lib.py": """
      import lib, pytest
      @pytest.mark.parametrize('v', [0, 1])
      def test_v(v):
          assert lib.fa(v)
      class TestX:
          def test_m(self):
              assert lib.fa(3) == 1

      """,
    ])
    #expect(try Ending(project.pytest([])) == Ending(code: 0))
    let report = try project.command([Repository.pycov, "report", "-m"])
    #expect(
      report.output == """
        Name          Stmts   Miss Branch BrPart  Cover   Missing
        ---------------------------------------------------------
        lib.py            4      0      2      0   100%
        test_lib.py       7      0      0      0   100%
        ---------------------------------------------------------
        TOTAL            11      0      2      0   100%

        """)
  }
}

extension String {
  /// A JSON report without what tells of its making.
  fileprivate var dropMeta: Substring {
    firstRange(of: "\"files\"").map { self[$0.lowerBound...] } ?? self[...]
  }
}

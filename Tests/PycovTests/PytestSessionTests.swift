import TestSupport
import Testing

/// Sessions of pytest that measure nothing, that follow another, or whose settings require pytest-cov.
@Suite(.enabled(if: PytestProject.isThere, "Scripts/test makes the environments"))
struct `Sessions of pytest` {
  private static let childrenStart = """
    import subprocess, sys
    inner = "import lib, subprocess, sys; subprocess.run([sys.executable, '-c', 'import lib'], env={})"

    def test_children():
        subprocess.run([sys.executable, "-c", "import lib"], check=True)
        subprocess.run([sys.executable, "-c", inner], env={}, check=True)

    """

  @Test(arguments: [["--no-cov"], ["--no-cov", "-n2"]])
  func `turned off record nothing in what they start`(options: [String]) throws {
    let project = try PytestProject([
      "old.py": "value = 1\n", "lib.py": "value = 1\n",
      "test_old.py": "import old\n\ndef test():\n    pass\n",
      "test_children.py": Self.childrenStart,
      "pytest.ini": "[pytest]\naddopts = --cov=.\n",
    ])
    #expect(try project.pytest(["test_old.py"]).code == 0)
    let outcome = try project.pytest(["test_children.py"] + options)
    #expect(Ending(outcome) == Ending(code: 0))
    #expect(try project.lines(of: "lib.py") == Lines(executed: [], missing: [1]))
    #expect(try project.lines(of: "old.py") == Lines(executed: [1], missing: []))
  }

  @Test(arguments: [[], ["--cov-append"]])
  func `in one process begin anew, as with pytest-cov`(options: [String]) throws {
    let project = try PytestProject([
      "lib.py": """
      def one():
          return 1

      def two():
          return 2

      def three():
          return 3

      """,
      "test_one.py": "import lib\n\ndef test():\n    lib.one()\n",
      "test_two.py": "import lib\n\ndef test():\n    lib.two()\n",
      "both.py": """
      import pytest, sys
      words = ["-qq", "-p", "no:cacheprovider", "--cov=lib", "--cov-report=term-missing"]
      pytest.main(words + ["test_one.py"])
      pytest.main(words + ["test_two.py"] + sys.argv[1:])

      """,
    ])
    let plain = try #require(PytestProject.plain)
    let compared = try #require(PytestProject.compared)
    let words = ["both.py"] + options
    let expected = try project.command([compared] + words)
    let found = try project.command([Repository.pycov, "run", "--python", plain] + words)
    #expect(found.output == expected.output)
    #expect(Ending(found) == Ending(code: 0))
  }

  @Test(
    arguments: [("pytest-cov", 0), ("pytest-cov>=5.0", 0), ("pytest-cov>=99", 4)]
      as [(String, Int32)]
  )
  func `that require pytest-cov find what stands in for it`(
    requirement: String, code: Int32
  ) throws {
    let project = try PytestProject([
      "test_it.py": "def test():\n    pass\n",
      "pytest.ini": "[pytest]\nrequired_plugins = \(requirement)\naddopts = --cov=.\n",
    ])
    #expect(try project.pytest([]).code == code)
  }
}

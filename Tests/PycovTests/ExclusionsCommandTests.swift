import TestSupport
import Testing

@Suite struct `pycov exclusions` {
  private let project: Project

  init() throws {
    project = try Project([
      "main.py": "import other  # Pragma: no cover\n# pragma: no cover\n",
      "other.py": "x = 1  # pragma: no cover\n",
      "none": "[run]\n",
      "pyproject.toml": """
      [tool.coverage.report]
      exclude_also = [
        "x = \\\\d",
        "def __rpr__\\\\(",
      ]

      """,
    ])
    try project.measure(["main.py"])
  }

  private static let report = """
    main.py:1: '# Pragma: no cover' is matched by no pattern: write '# pragma: no cover' \
    (misspelt-exclusion)
    main.py:2: '# pragma: no cover' has nothing to exclude: put it on a line of code, or remove \
    it (useless-exclusion)
    pyproject.toml:4: 'def __rpr__\\(' matches no line: correct it or remove it from \
    exclude_also; 2 files were searched (unmatched-pattern)
    3 doubtful exclusions in 2 files

    """

  @Test func `finds each with its place`() throws {
    let outcome = try project.pycov(["exclusions"])
    #expect(outcome.output == Self.report)
    #expect(outcome.errors == "")
    #expect(outcome.code == 0)
  }

  @Test func `fails when it is told to be strict`() throws {
    let outcome = try project.pycov(["exclusions", "--strict"])
    #expect(outcome.output == Self.report)
    #expect(outcome.code == 2)
  }

  @Test func `looks at some files alone`() throws {
    let outcome = try project.pycov([
      "exclusions", "--strict", "--rcfile=none", "--format=json", "--omit=main.py",
    ])
    #expect(outcome.output == "{\n    \"format\": 1,\n    \"files\": 1,\n    \"findings\": []\n}\n")
    #expect(outcome.code == 0)
  }
}

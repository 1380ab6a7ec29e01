internal import Coverage
internal import PythonRegex
internal import Source
internal import Testing

@testable internal import Reports

@Suite struct `An audit of exclusions` {
  private static let cover = #"#\s*(pragma|PRAGMA)[:\s]?\s*(no|NO)\s*(cover|COVER)"#
  private static let branch = #"#\s*(pragma|PRAGMA)[:\s]?\s*(no|NO)\s*(branch|BRANCH)"#

  /// What is found in a text, as lines without the path.
  private func findings(_ text: String, exclusions: [String] = [cover]) throws -> [String] {
    let patterns = exclusions.map { AuditedPattern($0, key: "exclude_lines", place: nil) }
    let audit = try ExclusionAudit(
      exclusions: patterns, partials: [AuditedPattern(Self.branch, key: "", place: nil)],
      version: .python313)
    let measurement = Coverage.Measurement(files: [try Self.file(text, exclusions)])
    return audit.findings(in: measurement).map { "\($0.line ?? 0) \($0.kind): \($0.remedy)" }
  }

  private static func file(_ text: String, _ exclusions: [String]) throws -> FileCoverage {
    let source = SourceText(decoded: Array(text.utf8))
    let analysis = try SourceAnalyzer(
      version: .python313, exclusions: try PythonRegex.joined(exclusions)
    ).analyze(source)
    return FileCoverage(path: "a.py", text: source.utf8, analysis: analysis, recorded: [])
  }

  @Test(arguments: [
    "# pragma: no cover", "#pragma:no cover", "# pragma no cover", "# PRAGMA: NO COVER",
    "# pragma: nocover", "# pragma: no coverage", "# pragma: no cover - never here",
    "# noqa # pragma: no cover", "# a pragma is no cover at all",
    "# no cover story here", "# write 'Pragma: no cover' so", "# Pragma: once", "# cover no pragma",
    "# nothing", "# no", "#", "# ü",
  ])
  func `is content`(comment: String) throws {
    #expect(try findings("x = 1  \(comment)\n") == [])
  }

  @Test(arguments: [
    ("# Pragma: no cover", "# pragma: no cover"), ("# pragma: no-cover", "# pragma: no cover"),
    ("# pragma : no cover", "# pragma: no cover"), ("# pragma no_cover", "# pragma: no cover"),
    ("# Pragma: No Cover", "# pragma: no cover"), ("# pragma: not covered", "# pragma: no cover"),
    ("# pargma: no cover", "# pragma: no cover"), ("# pragma: no covr", "# pragma: no cover"),
    ("# pragma: no-branch", "# pragma: no branch"), ("# Pragma nobranch", "# pragma: no branch"),
    ("# nocover", "# pragma: no cover"), ("# no-cov", "# pragma: no cover"),
    ("# !pragma: no cover", "# pragma: no cover"),
    ("# noqa: E501, pragma: no cover", "# noqa: E501  # pragma: no cover"),
    ("# type: ignore pragma: no cover", "# type: ignore  # pragma: no cover"),
  ])
  func `finds what is misspelt`(comment: String, right: String) throws {
    #expect(try findings("x = 1  \(comment)\n") == ["1 misspelt: write '\(right)'"])
    #expect(try findings("if a:  \(right)\n    x = 1\n") == [])
  }

  @Test func `looks at comments alone`() throws {
    #expect(try findings("x = '# Pragma: no cover'\ny = '''\n# Pragma: no cover\n'''\n") == [])
  }

  @Test func `finds what has nothing to exclude`() throws {
    let text = """
      # pragma: no cover
      def f(x):  # pragma: no cover
          "Doc."  # pragma: no cover
          return [
              x,  # pragma: no cover
          ]
      if 0:
          x = 1  # pragma: no cover
      try:
          x = 2
      finally:  # pragma: no cover
          x = 3
      else_ = 1

      """
    #expect(
      try findings(text)
        == [1, 3, 8].map { "\($0) useless: put it on a line of code, or remove it" })
  }

  @Test func `finds what has no branch to forgive`() throws {
    let text = """
      if x:  # pragma: no branch
          y = 1  # pragma: no branch
      while True:  # pragma: no branch
          # pragma: no branch
          break

      """
    #expect(
      try findings(text)
        == [2, 3, 4].map {
          "\($0) useless: put it on a line that branches, or remove it"
        })
  }

  @Test func `says when the settings have lost the usual pattern`() throws {
    #expect(
      try findings("x = 1  # pragma: no cover\n", exclusions: ["def __repr__"]) == [
        "1 misspelt: no pattern of exclude_lines matches '# pragma: no cover' either; "
          + "add yours in exclude_also, which keeps the usual ones"
      ])
  }

  @Test func `finds patterns that match in no file`() throws {
    let place = AuditedPattern.Place(path: "setup.cfg", line: 3)
    let audit = try ExclusionAudit(
      exclusions: [
        AuditedPattern(Self.cover, key: "exclude_lines", place: nil),
        AuditedPattern("y = 1", key: "exclude_also", place: place),
        AuditedPattern("z = 1", key: "exclude_also", place: place),
      ],
      partials: [AuditedPattern("while z", key: "partial_also", place: nil)], version: .python313)
    let measurement = Coverage.Measurement(
      files: [try Self.file("x = 1\n", []), try Self.file("y = 1\n", [])])
    #expect(
      audit.findings(in: measurement).map(\.description) == [
        "setup.cfg:3: 'z = 1' matches no line: correct it or remove it from exclude_also; "
          + "2 files were searched (unmatched-pattern)"
      ])
  }

  @Test func `is shown as text and as JSON`() {
    let findings = [
      ExclusionFinding(kind: .misspelt, path: "a.py", line: 3, found: "# x", remedy: "write 'y'"),
      ExclusionFinding(kind: .unmatched, path: nil, line: nil, found: "z", remedy: "remove it"),
    ]
    let report = ExclusionReport(findings, inFiles: 1)
    #expect(
      report.text == """
        a.py:3: '# x' is matched by no pattern: write 'y' (misspelt-exclusion)
        'z' matches no line: remove it (unmatched-pattern)
        2 doubtful exclusions in 1 file

        """)
    #expect(
      report.json == """
        {
            "format": 1,
            "files": 1,
            "findings": [
                {
                    "kind": "misspelt-exclusion",
                    "file": "a.py",
                    "line": 3,
                    "found": "# x",
                    "remedy": "write 'y'"
                },
                {
                    "kind": "unmatched-pattern",
                    "found": "z",
                    "remedy": "remove it"
                }
            ]
        }

        """)
    #expect(ExclusionReport([], inFiles: 2).text == "no doubtful exclusions in 2 files\n")
  }
}

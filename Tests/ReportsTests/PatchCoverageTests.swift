internal import Coverage
internal import PythonRegex
internal import Source
internal import TestSupport
internal import Testing

@testable internal import Reports

@Suite struct `Coverage of a change` {
  private static let text = """
    import os

    def f(x):
        # why
        y = (x +
             1)
        if y:
            return os
        return None

    def g():
        return 3

    """

  private static let paths = RepositoryPaths(root: "/r", folder: "/r/app")

  /// Lines 1, 3, 5, 7, 8 and 11 ran: `f` never went to line 9, and `g` never ran.
  static func patch(
    writing lines: [ClosedRange<Int>], baseline: [String: LineSet]? = nil
  ) throws -> PatchCoverage {
    let source = SourceText(decoded: Array(Self.text.utf8))
    let analysis = try SourceAnalyzer(
      version: .python313, exclusions: try PythonRegex.joined([]),
      branches: BranchOptions(partial: try PythonRegex.joined([]))
    ).analyze(source)
    let file = FileCoverage(
      path: "a.py", text: source.utf8, analysis: analysis, recorded: [1, 3, 5, 7, 8, 11],
      arcs: [RecordedArc(from: 7, to: 8)])
    let diff = UnifiedDiff(files: [
      .init(
        path: "app/a.py",
        edits: lines.map {
          .init(old: $0.lowerBound..<$0.upperBound + 1, new: $0.lowerBound..<$0.upperBound + 1)
        }),
      .init(path: "app/other.py"), .init(path: "app/notes.txt"),
    ])
    return PatchCoverage(
      Coverage.Measurement(files: [file], hasBranches: true), changedBy: diff, Self.paths,
      baseline: baseline)
  }

  @Test func `counts a changed line for its statement, and nothing for a comment`() throws {
    let file = try #require(try Self.patch(writing: [4...4, 6...6, 12...12]).files.first)
    #expect(file.path == "app/a.py")
    #expect(file.changedLines == 3)
    #expect(file.statements == [5, 12])
    #expect(file.missing == [12])
    #expect(
      file.functions == [
        .init(name: "f", line: 3, statements: Ratio(covered: 1, total: 1)),
        .init(name: "g", line: 11, statements: Ratio(covered: 0, total: 1)),
      ])
    #expect(file.totals.branches == Ratio())
  }

  @Test func `judges the exits of changed lines that ran`() throws {
    let file = try #require(try Self.patch(writing: [7...7]).files.first)
    #expect(file.missingExits == [Arc(from: 7, to: .line(9))])
    #expect(file.missingText == "7->9")
    #expect(file.totals.branches == Ratio(covered: 1, total: 2))
    #expect(file.totals.partialBranches == 1)
  }

  @Test func `is empty when no statement was touched`() throws {
    let patch = try Self.patch(writing: [2...2, 4...4])
    #expect(patch.files == [])
    #expect(
      String(decoding: PatchTextReport().bytes(of: patch), as: UTF8.self) == """
        No changed line is part of a statement.

        Not measured, as the settings say:
          app/other.py

        """)
  }

  @Test func `finds what no longer runs though it was not changed`() throws {
    let patch = try Self.patch(writing: [9...9], baseline: ["app/a.py": [1, 3, 5, 9, 11, 12]])
    #expect(
      patch.indirect == [.init(path: "app/a.py", lines: LineRanges([12], among: [12]), count: 1)])
  }

  @Test func `is written as people, pull requests, programs and GitHub want it`() throws {
    let patch = try Self.patch(writing: [5...12], baseline: ["app/a.py": [1, 3]])
    var colored = TextReportOptions()
    colored.style = .colored
    let reports: [(String, [UInt8])] = [
      ("patch.text", PatchTextReport().bytes(of: patch)),
      ("patch.colored", PatchTextReport(colored).bytes(of: patch)),
      ("patch.markdown", PatchMarkdownReport(precision: 1).bytes(of: patch)),
      ("patch.json", PatchJSONReport(name: "main...HEAD").bytes(of: patch)),
      ("patch.github", GitHubReport(Self.paths).bytes(of: patch)),
      ("patch.body.html", Self.body(of: patch)),
    ]
    for (name, bytes) in reports { try expectGolden(String(decoding: bytes, as: UTF8.self), name) }
  }

  /// The page without the styles and scripts that are inside of it.
  private static func body(of patch: PatchCoverage) -> [UInt8] {
    let page = PatchHTMLReport(
      name: "main...HEAD", precision: 1, provenance: HTMLExample.provenance
    ).bytes(of: patch)
    return Array(String(decoding: page, as: UTF8.self).split(separator: "</head>")[1].utf8)
  }
}

internal import Coverage
internal import PythonRegex
internal import Source
internal import TestSupport
internal import Testing

@testable internal import Reports

/// The formats that one service or another reads, beside those with suites of their own.
@Suite struct `Reports for services` {
  private static let paths = RepositoryPaths(root: "/repository", folder: "/repository/app")
  private static let options = XMLOptions(
    version: "1.0", timestamp: 1_700_000_000_000, root: paths.root, folder: paths.folder)

  @Test(arguments: ["project", "branching"])
  func `are as they were`(program: String) throws {
    let measurement = try RecordedMeasurement.measurement(program)
    let reports: [(String, any Report)] = [
      ("sonar", SonarReport(Self.paths)), ("codecov", CodecovReport(Self.paths)),
      ("clover", CloverReport(Self.options)), ("jacoco", JaCoCoReport(Self.options)),
      ("github", GitHubReport(Self.paths)), ("gitlab", GitLabReport(Self.paths)),
      ("sarif", SARIFReport(Self.paths, version: "1.0")), ("shields", ShieldsReport()),
      ("badge.svg", BadgeReport(precision: 1)),
    ]
    for (suffix, report) in reports {
      try expectGolden(report.rendered(measurement), "\(program).\(suffix)")
    }
  }

  @Test func `escape what workflow commands give a meaning to`() throws {
    let source = SourceText(decoded: Array("x = 1\n".utf8))
    let file = FileCoverage(
      path: "a,b:c%.py", text: source.utf8,
      analysis: try SourceAnalyzer(
        version: .python313, exclusions: try PythonRegex.joined([])
      ).analyze(source), recorded: [])
    #expect(
      GitHubReport(Self.paths).rendered(Coverage.Measurement(files: [file])) == """
        ::warning file=app/a%2Cb%3Ac%25.py,line=1,endLine=1,title=Not covered::\
        a statement never ran

        """)
  }

  @Test func `mark ten places at most for GitHub, neighbours as one, the worst first`() {
    let analysis = SourceAnalysis(
      lineCount: 99, statements: LineSet((1...99).filter { $0 % 10 != 4 }), excluded: [],
      docstrings: [], firstLines: FirstLineMap(), regions: [])
    let files = ["a.py", "b.py"].map { path in
      let ran = path == "a.py" ? (1...99).filter { $0 % 10 < 8 } : (1...99).filter { $0 % 50 > 4 }
      return FileCoverage(path: path, analysis: analysis, recorded: LineSet(ran))
    }
    let report = GitHubReport(Self.paths).rendered(Coverage.Measurement(files: files))
    let lines = report.split(separator: "\n").map { $0.replacing("title=Not covered", with: "") }
    #expect(
      lines == [
        "::warning file=app/b.py,line=50,endLine=53,::4 statements never ran",
        "::warning file=app/b.py,line=1,endLine=3,::3 statements never ran",
      ]
        + (0..<8).map {
          "::warning file=app/a.py,line=\($0 * 10 + 8),endLine=\($0 * 10 + 9),::2 statements never ran"
        } + ["::notice title=Coverage::2 more places in 2 files are not covered"])
  }

  @Test func `keep a gap's fingerprint when it moves, and tell equal gaps apart`() throws {
    func fingerprints(_ texts: [String]) -> [String] {
      var fingerprints = GapFingerprints()
      return texts.enumerated().map { index, text in
        fingerprints.next(
          for: CoverageGap(
            path: "a.py", lines: index...index, kind: .statements(1), function: nil,
            text: Array(text.utf8)))
      }
    }
    let alone = fingerprints(["x = 1\n"])
    #expect(fingerprints(["y = 2\n", "x = 1\n"]).last == alone.first)
    #expect(Set(fingerprints(["x = 1\n", "x = 1\n", "x = 1\n"])).count == 3)
  }
}

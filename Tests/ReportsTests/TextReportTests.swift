internal import Coverage
internal import Source
internal import TestSupport
internal import Testing

@testable internal import Reports

@Suite struct `Text report` {
  @Test(arguments: RecordedMeasurement.all, TableOptions.all)
  func `prints the table that coverage.py prints`(program: String, table: TableOptions) throws {
    let report = TextReport(table.options)
    try expectRecorded(
      report.rendered(RecordedMeasurement.measurement(program)), "\(program)-\(table.name).text")
  }

  @Test(arguments: RecordedMeasurement.all, TableOptions.all)
  func `prints the Markdown that coverage.py prints`(program: String, table: TableOptions) throws {
    let report = MarkdownReport(table.options)
    try expectRecorded(
      report.rendered(RecordedMeasurement.measurement(program)),
      "\(program)-\(table.name).markdown")
  }

  @Test(arguments: RecordedMeasurement.all, [0, 3])
  func `prints the total that coverage.py prints`(program: String, precision: Int) throws {
    let report = TotalReport(precision: precision)
    try expectRecorded(
      report.rendered(RecordedMeasurement.measurement(program)), "\(program)-\(precision).total")
  }

  @Test(arguments: RecordedMeasurement.all)
  func `has colors, bars and wide names on a terminal`(program: String) throws {
    var options = TextReportOptions()
    options.style = .colored
    options.showMissing = true
    try expectGolden(
      TextReport(options).rendered(RecordedMeasurement.measurement(program)),
      "\(program).colored")
  }

  @Test(arguments: [40, 60, 80, 200])
  func `fits a terminal`(width: Int) throws {
    var options = TextReportOptions()
    options.style = .colored
    options.showMissing = true
    options.width = width
    try expectGolden(
      TextReport(options).rendered(RecordedMeasurement.measurement("wide")), "wide-\(width).colored"
    )
    try expectGolden(
      TextReport(options).rendered(RecordedMeasurement.measurement("branching")),
      "branching-\(width).colored")
  }

  @Test func `rolls folders up, and lists the worst files`() throws {
    let measurement = try RecordedMeasurement.measurement("branching")
    var folders = TextReportOptions()
    folders.rollsUp = true
    try expectGolden(TextReport(folders).rendered(measurement), "branching-folders.text")
    var worst = TextReportOptions()
    worst.worst = 2
    try expectGolden(TextReport(worst).rendered(measurement), "branching-worst.text")
  }

  @Test(arguments: [TextReportOptions.Style.plain, .colored])
  func `shows what did not run in the source`(style: TextReportOptions.Style) throws {
    var options = TextReportOptions()
    options.style = style
    try expectGolden(
      GapSourceReport(options).rendered(RecordedMeasurement.measurement("branching")),
      "branching-source.\(style)")
  }

  @Test func `leaves files with the least missing out of a summary that is too long`() {
    let analysis = SourceAnalysis(
      lineCount: 9, statements: LineSet(1...9), excluded: [], docstrings: [],
      firstLines: FirstLineMap(), regions: [])
    let files = (1...5).map { number in
      FileCoverage(path: "\(number).py", analysis: analysis, recorded: LineSet(1...number))
    }
    #expect(
      MarkdownReport(limit: 350).rendered(Measurement(files: files)) == """
        | Name      |    Stmts |     Miss |   Cover |
        |---------- | -------: | -------: | ------: |
        | 1.py      |        9 |        8 |     11% |
        | 2.py      |        9 |        7 |     22% |
        | 3.py      |        9 |        6 |     33% |
        | **TOTAL** |   **45** |   **30** | **33%** |

        2 files with the least missing left out for the report's size.

        """)
    let many = Measurement(
      files: (0..<12000).map {
        let name = String(repeating: "x", count: 60 + $0 % 40)
        return FileCoverage(path: "\(name)/\($0).py", analysis: analysis, recorded: [1])
      })
    let summary = MarkdownReport(limit: MarkdownReport.summaryLimit).bytes(of: many)
    #expect((850_000...1_000_000).contains(summary.count))
  }

  @Test func `lets numbers outgrow their columns as coverage.py does`() {
    var options = TextReportOptions()
    options.showMissing = true
    let analysis = SourceAnalysis(
      lineCount: 100_000, statements: LineSet(1...100_000), excluded: [], docstrings: [],
      firstLines: FirstLineMap(), regions: [])
    let measurement = Measurement(files: [
      FileCoverage(path: "a.py", analysis: analysis, recorded: [1, 2, 3])
    ])
    #expect(
      TextReport(options).rendered(measurement) == """
        Name    Stmts   Miss  Cover   Missing
        -------------------------------------
        a.py   100000  99997     1%   4-100000
        -------------------------------------
        TOTAL  100000  99997     1%

        """)
    #expect(
      MarkdownReport(options).rendered(measurement) == """
        | Name      |    Stmts |     Miss |  Cover |   Missing |
        |---------- | -------: | -------: | -----: | --------: |
        | a.py      |   100000 |    99997 |     1% |  4-100000 |
        | **TOTAL** | **100000** | **99997** | **1%** |           |

        """)
  }

  @Test(arguments: [
    ("src/package/module.py", 30, "src/package/module.py"),
    ("src/package/module.py", 12, "src\u{2026}odule.py"), ("目目目目目目", 8, "目\u{2026}目目"),
    ("abc", 2, "\u{2026}c"), ("abc", 1, "abc"),
  ])
  func `shortens names in the middle`(name: String, width: Int, shortened: String) {
    #expect(FittedText.shortened(name, to: width) == shortened)
  }

  @Test func `wraps lists between their parts`() {
    #expect(FittedText.wrapped("1-3, 5, 7->9, 11", to: 9) == ["1-3, 5,", "7->9, 11"])
    #expect(FittedText.wrapped("1000000-2000000", to: 4) == ["1000000-2000000"])
    #expect(FittedText.wrapped("", to: 4) == [])
  }

  @Test func `reads the column to sort by in any case, with its direction`() throws {
    let orders = try ["name", "-Cover", "+miss", "BRPART"].map {
      try TextReportOptions.Order(parsing: $0)
    }
    #expect(
      orders == [
        .init(by: .name), .init(by: .cover, isReversed: true), .init(by: .missed),
        .init(by: .partial),
      ])
  }

  @Test(arguments: ["", "-", "--name", "names"])
  func `refuses to sort by an unknown column`(text: String) {
    let error = #expect(throws: ReportError.self) { try TextReportOptions.Order(parsing: text) }
    #expect(
      error?.description == """
        cannot sort by '\(text)'; use one of name, stmts, miss, branch, brpart, cover, with '-' in \
        front to reverse
        """)
  }
}

/// The options that `Scripts/record-goldens` gave to coverage.py under a name.
struct TableOptions: Sendable, CustomTestStringConvertible {
  let name: String
  let options: TextReportOptions

  var testDescription: String { name }

  private init(_ name: String, _ change: (inout TextReportOptions) -> Void) {
    self.name = name
    var options = TextReportOptions()
    change(&options)
    self.options = options
  }

  static let all = [
    TableOptions("plain") { _ in },
    TableOptions("missing") { $0.showMissing = true },
    TableOptions("skip-covered") { $0.skipCovered = true },
    TableOptions("skip-empty") { $0.skipEmpty = true },
    TableOptions("skip-both") {
      $0.skipCovered = true
      $0.skipEmpty = true
      $0.showMissing = true
    },
    TableOptions("precision-2") {
      $0.precision = 2
      $0.showMissing = true
    },
    TableOptions("sort-cover") { $0.order = .init(by: .cover) },
    TableOptions("sort-minus-cover") { $0.order = .init(by: .cover, isReversed: true) },
    TableOptions("sort-miss") { $0.order = .init(by: .missed) },
    TableOptions("sort-minus-stmts") { $0.order = .init(by: .statements, isReversed: true) },
    TableOptions("sort-minus-name") {
      $0.order = .init(by: .name, isReversed: true)
      $0.precision = 1
    },
  ]
}

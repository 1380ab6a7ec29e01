internal import Coverage
internal import Reports
internal import Source
internal import TestSupport
internal import Testing

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

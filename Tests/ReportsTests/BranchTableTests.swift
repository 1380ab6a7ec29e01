internal import Coverage
internal import Foundation
internal import Testing

@testable internal import Reports

/// Tables of runs that recorded branches, from the numbers that coverage.py found.
@Suite struct `Text report with branches` {
  @Test(arguments: BranchTableOptions.all)
  func `prints the table that coverage.py prints`(table: BranchTableOptions) throws {
    var output = ByteOutput()
    try TextReport(table.options).write(table.table, to: &output)
    try expectRecorded(
      String(decoding: output.bytes, as: UTF8.self), "branches-\(table.name).text")
  }

  @Test(arguments: BranchTableOptions.all)
  func `prints the Markdown that coverage.py prints`(table: BranchTableOptions) throws {
    var output = ByteOutput()
    try MarkdownReport(table.options).write(table.table, to: &output)
    try expectRecorded(
      String(decoding: output.bytes, as: UTF8.self), "branches-\(table.name).markdown")
  }
}

struct BranchTableOptions: Sendable, CustomTestStringConvertible {
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
    BranchTableOptions("missing") { $0.showMissing = true },
    BranchTableOptions("skip-covered") { $0.skipCovered = true },
    BranchTableOptions("sort-minus-branch") { $0.order = .init(by: .branches, isReversed: true) },
    BranchTableOptions("sort-brpart") {
      $0.order = .init(by: .partial)
      $0.precision = 2
    },
  ]

  /// The recorded rows under these options.
  var table: CoverageTable {
    get throws {
      let data = Data(try recorded("rows-branches.json").utf8)
      let rows = try JSONDecoder().decode([RecordedRow].self, from: data)
      return CoverageTable(rows.map(\.row), hasBranches: true, options)
    }
  }
}

private struct RecordedRow: Decodable {
  let path: String
  let statements: Int
  let missed: Int
  let branches: Int
  let partial: Int
  let untaken: Int
  let missing: String

  var row: CoverageTable.Row {
    CoverageTable.Row(
      name: path,
      totals: Totals(
        files: 1, statements: Ratio(covered: statements - missed, total: statements),
        branches: Ratio(covered: branches - untaken, total: branches), partialBranches: partial),
      missing: missing)
  }
}

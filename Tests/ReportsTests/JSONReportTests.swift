internal import Coverage
internal import Foundation
internal import Reports
internal import Testing

@Suite struct `JSON report` {
  @Test(arguments: RecordedMeasurement.all, ["compact", "pretty"])
  func `writes the bytes that coverage.py writes`(program: String, layout: String) throws {
    let input = try RecordedMeasurement.named(program)
    let report = JSONReport(
      .init(
        version: input.version, timestamp: "2026-01-02T03:04:05.678901",
        isPretty: layout == "pretty"))
    try expectRecorded(report.rendered(input.measurement), "\(program)-\(layout).json")
  }

  @Test(arguments: ["compact", "pretty"])
  func `names the contexts of lines as coverage.py does`(layout: String) throws {
    let input = try RecordedMeasurement.named("contexts")
    let report = JSONReport(
      .init(
        version: input.version, timestamp: "2026-01-02T03:04:05.678901",
        isPretty: layout == "pretty", showsContexts: true))
    try expectRecorded(report.rendered(input.measurement), "contexts-\(layout).json")
  }

  @Test func `shows nothing as an empty object and complete`() {
    let report = JSONReport(.init(version: "1", timestamp: "2026-01-02T03:04:05"))
    #expect(
      report.rendered(Coverage.Measurement(files: [])) == """
        {"meta": {"format": 3, "version": "1", "timestamp": "2026-01-02T03:04:05", \
        "branch_coverage": false, "show_contexts": false}, "files": {}, "totals": \
        {"covered_lines": 0, "num_statements": 0, "percent_covered": 100.0, \
        "percent_covered_display": "100", "missing_lines": 0, "excluded_lines": 0, \
        "percent_statements_covered": 100.0, "percent_statements_covered_display": "100"}}
        """)
  }
}

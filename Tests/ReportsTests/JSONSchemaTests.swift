internal import Foundation
internal import Reports
internal import TestSupport
internal import Testing

@Suite struct `JSON report's schema` {
  private static let python =
    ProcessInfo.processInfo.environment["PYCOV_TEST_COVERAGE_PY"] ?? "python3"

  private static let isReady =
    (try? Command([python, "-c", "import jsonschema"]).run().code) == 0

  @Test(
    .enabled(if: isReady, "PYCOV_TEST_COVERAGE_PY names no Python with jsonschema"),
    arguments: RecordedMeasurement.all + ["contexts"])
  func `describes every report`(program: String) throws {
    let report = JSONReport(
      .init(version: "1.0", timestamp: "2026-01-02T03:04:05", showsContexts: true))
    let check = """
      import json, jsonschema, sys
      schema = json.load(open("\(Repository.root)/docs/json-report.schema.json"))
      jsonschema.Draft202012Validator.check_schema(schema)
      jsonschema.Draft202012Validator(schema).validate(json.load(sys.stdin))
      """
    let outcome = try Command(
      [Self.python, "-c", check],
      input: report.rendered(RecordedMeasurement.measurement(program))
    ).run()
    #expect(outcome.errors == "")
    #expect(outcome.code == 0)
  }
}

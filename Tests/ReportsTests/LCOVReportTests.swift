internal import Coverage
internal import Foundation
internal import PythonRegex
internal import Source
internal import TestSupport
internal import Testing

@testable internal import Reports

@Suite struct `LCOV report` {
  @Test(arguments: RecordedMeasurement.all)
  func `is written in the classic dialect`(program: String) throws {
    let report = LCOVReport()
    try expectGolden(
      report.rendered(RecordedMeasurement.measurement(program)), "\(program).lcov")
  }

  @Test(arguments: ["project", "branching"])
  func `is written in the dialect of lcov 2`(program: String) throws {
    let report = LCOVReport(.second)
    try expectGolden(
      report.rendered(RecordedMeasurement.measurement(program)), "\(program).lcov2")
  }

  @Test func `names the exception that a branching line always raised`() throws {
    let source = SourceText(decoded: Array("if x:\n    y = 1\nz = 2\n".utf8))
    let analyzer = SourceAnalyzer(
      version: .python313, exclusions: try PythonRegex.joined([]),
      branches: BranchOptions(partial: try PythonRegex.joined([])))
    let file = FileCoverage(
      path: "a.py", text: source.utf8, analysis: try analyzer.analyze(source), recorded: [1],
      arcs: [])
    let measurement = Coverage.Measurement(files: [file], hasBranches: true)
    let lines = "DA:1,1\nDA:2,0\nDA:3,0\nLF:3\nLH:1\nend_of_record\n"
    #expect(LCOVReport().rendered(measurement) == "TN:\nSF:a.py\n" + lines)
    #expect(
      LCOVReport(.second).rendered(measurement) == """
        TN:
        SF:a.py
        BRDA:1,0,to line 2,0
        BRDA:1,0,to line 3,0
        BRDA:1,e0,by an exception,1
        BRF:3
        BRH:1

        """ + lines)
  }

  @Test(arguments: RecordedMeasurement.all, [false, true])
  func `says what coverage.py says`(program: String, hasChecksums: Bool) throws {
    let report = LCOVReport(hasChecksums: hasChecksums)
    let ours = try report.rendered(RecordedMeasurement.measurement(program))
    let theirs = try recorded("\(program)-\(hasChecksums ? "checksums" : "plain").lcov")
    #expect(TraceFile(ours) == TraceFile(theirs))
  }

  @Test func `leaves empty files out when asked`() throws {
    let measurement = try RecordedMeasurement.measurement("complete")
    #expect(
      LCOVReport(skipsEmpty: true).rendered(measurement) == """
        TN:
        SF:ends.py
        DA:1,1
        LF:1
        LH:1
        end_of_record
        TN:
        SF:main.py
        DA:1,1
        DA:2,1
        LF:2
        LH:2
        end_of_record

        """)
  }

  @Test(arguments: [
    ("", "d41d8cd98f00b204e9800998ecf8427e"),
    ("abc", "900150983cd24fb0d6963f7d28e17f72"),
    (String(repeating: "1234567890", count: 8), "57edf4a22be3c955ac49da2e2107b67a"),
    (String(repeating: "a", count: 55), "ef1772b6dff9a122358552954ad0df65"),
    (String(repeating: "a", count: 56), "3b0c8ac703f828b04c6c197006d17218"),
    (String(repeating: "a", count: 64), "014842d480b571495a4a0363793f7367"),
  ])
  func `digests as RFC 1321 says`(message: String, digest: String) {
    let bytes = MD5.digest(of: Array(message.utf8)[...])
    let hex = bytes.indices.map { String(format: "%02x", bytes[$0]) }.joined()
    #expect(hex == digest)
  }
}

/// The records of a trace file by source file, without the differences of dialect: test names, the
/// ends of functions, the names of branches, counts of no functions, branches of which none was
/// taken though their line ran, and the order of records.
private struct TraceFile: Equatable {
  private var sections: [String: [String]] = [:]

  init(_ text: String) {
    var path = ""
    for line in text.split(separator: "\n") where line != "TN:" && line != "end_of_record" {
      if line.hasPrefix("SF:") {
        path = String(line)
        sections[path] = []
      } else {
        sections[path, default: []].append(Self.withoutEnd(String(line)))
      }
    }
    sections = sections.mapValues(Self.withoutZeros).mapValues(Self.withPlainBranches)
      .mapValues { $0.sorted() }
  }

  /// Leaves out that there are no functions, which not everybody says.
  private static func withoutZeros(_ records: [String]) -> [String] {
    records.contains("FNF:0") ? records.filter { $0 != "FNF:0" && $0 != "FNH:0" } : records
  }

  /// Keeps of each branch its line and whether it was taken, and counts anew.
  private static func withPlainBranches(_ records: [String]) -> [String] {
    let rest = records.filter { !$0.hasPrefix("BR") }
    let hits = Set(
      records.filter { $0.hasPrefix("DA:") }
        .map { $0.dropFirst(3).split(separator: ",") }.filter { $0[1] == "1" }.map { $0[0] })
    let branches = records.filter { $0.hasPrefix("BRDA:") }
      .map { record -> (line: Substring, taken: Substring) in
        let fields = record.dropFirst(5).split(separator: ",")
        return (fields[0], fields[fields.count - 1])
      }
      .filter { $0.taken != "-" || !hits.contains($0.line) }
    guard !branches.isEmpty else { return rest }
    return rest + branches.map { "BRDA:\($0.line),\($0.taken)" }
      + ["BRF:\(branches.count)", "BRH:\(branches.count { $0.taken == "1" })"]
  }

  private static func withoutEnd(_ record: String) -> String {
    let fields = record.split(separator: ",", omittingEmptySubsequences: false)
    guard record.hasPrefix("FN:"), fields.count == 3 else { return record }
    return "\(fields[0]),\(fields[2])"
  }
}

internal import ProfileExamples
internal import Profiler
internal import Reports
internal import TestSupport
internal import Testing

@Suite struct `Exported profile` {
  static let analysis = ProfileAnalysis(Example.profile)

  static let reports: [any ProfileReport] = [
    PstatsReport(), LineProfilerReport(), CallgrindReport(version: "1.0"), CollapsedReport(),
    SpeedscopeReport(version: "1.0"), ChromeTraceReport(), ProfileJSONReport(version: "1.0"),
  ]

  @Test(arguments: reports.indices) func `is what it was`(place: Int) throws {
    let report = Self.reports[place]
    let bytes = report.bytes(of: Self.analysis)
    let isText = String(validating: bytes, as: UTF8.self)?.contains("\0") == false
    try expectGolden(
      isText ? String(decoding: bytes, as: UTF8.self) : Self.hexadecimal(bytes),
      "profile/example.\(type(of: report).name)")
  }

  @Test(arguments: reports.indices) func `exists of nothing as well`(place: Int) throws {
    let empty = ProfileAnalysis(Profile(run: Example.profile.run))
    #expect(!Self.reports[place].bytes(of: empty).isEmpty || place == 3)
  }

  /// Bytes in rows of sixteen.
  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    var text = ""
    for (place, byte) in bytes.enumerated() {
      let digits = String(byte, radix: 16)
      text += (byte < 16 ? "0" : "") + digits + (place % 16 == 15 ? "\n" : " ")
    }
    return text + "\n"
  }
}

internal import Coverage
internal import ProfileExamples
internal import Profiler
internal import Reports
internal import Source

/// The pages of the example profile.
enum ProfileHTMLExample {
  static let sources = ProfileSources(
    root: "/srv", texts: ["/srv/app.py": Array(Example.source.utf8)])

  static func pages(
    of profile: Profile = Example.profile, title: String = "Profile", isCovered: Bool = false
  ) throws -> HTMLPages {
    var list = PageList()
    try write(profile, title: title, isCovered: isCovered, to: &list)
    return HTMLPages(list.pages)
  }

  static func write(
    _ profile: Profile = Example.profile, title: String = "Profile", isCovered: Bool = false,
    to sink: inout some PageSink
  ) throws {
    let report = ProfileHTMLReport(
      options: ProfileHTMLOptions(title: title, program: "pyprof 0.1.0"), sources: sources,
      coverage: isCovered ? measurement : nil)
    try report.write(ProfileAnalysis(profile), to: &sink)
  }

  /// What ran of the example's source: not the line below the loop, and not the base case.
  static var measurement: Coverage.Measurement {
    let statements: LineSet = [1, 3, 4, 5, 6, 8, 10, 11, 12, 13, 15, 16, 17, 18, 19]
    let analysis = SourceAnalysis(
      lineCount: 19, statements: statements, excluded: [1], docstrings: [],
      firstLines: FirstLineMap(spans: [.init(first: 6, last: 7)]), regions: [])
    return Coverage.Measurement(files: [
      FileCoverage(
        path: "app.py", text: Array(Example.source.utf8), analysis: analysis,
        recorded: statements.subtracting([8, 13]))
    ])
  }
}

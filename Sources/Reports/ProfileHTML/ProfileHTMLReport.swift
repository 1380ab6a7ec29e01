package import Coverage
package import Files
package import Profiler

/// A profile for people: its functions, calls, lines and tests, and the source beside the figures.
///
/// The pages are a pure function of the profile, the texts and the options, and like those of the
/// coverage report they need no network and no server.
package struct ProfileHTMLReport: Sendable {
  package let options: ProfileHTMLOptions
  package let sources: ProfileSources

  /// What ran of the same program, to be shown beside the times; nil for nothing.
  package let coverage: Coverage.Measurement?

  package init(
    options: ProfileHTMLOptions, sources: ProfileSources, coverage: Coverage.Measurement? = nil
  ) {
    self.options = options
    self.sources = sources
    self.coverage = coverage
  }

  package func write(
    _ analysis: ProfileAnalysis, to sink: inout some PageSink
  ) throws(FileError) {
    let content = ProfileContent(analysis, sources, coverage: coverage)
    let parts = ProfileData(content).parts
    let shells = ProfileShells(content, options, dataTag: ReportData.tag(of: parts))
    if options.isSingle {
      let page = ProfileSinglePage(content: content, shells: shells, parts: parts)
      return try sink.write(ProfilePageName.functions, page.rendered())
    }
    for asset in shells.assets { try sink.write(asset.name, asset.bytes) }
    for part in parts { try sink.write("data-\(part.name).js", part.script) }
    for kind in content.lists {
      try sink.write(kind.page, ProfileListPage(kind: kind, content: content).rendered(in: shells))
    }
    try sink.write(ProfilePageName.calls, ProfileCallsPage(content: content).rendered(in: shells))
    for place in content.pagedFiles.indices {
      let page = TimedFilePage(content: content, place: place)
      try sink.write(page.name, page.rendered(in: shells))
    }
  }
}

/// What is said about a profile report.
package struct ProfileHTMLOptions: Hashable, Sendable {
  package var title: String

  /// Such as "pyprof 0.1.0".
  package var program: String

  /// Whether everything is in one document.
  package var isSingle: Bool

  package init(title: String = "Profile", program: String, isSingle: Bool = false) {
    self.title = title
    self.program = program
    self.isSingle = isSingle
  }
}

/// The names of a profile report's pages.
enum ProfilePageName {
  static let functions = "index.html"
  static let calls = "calls.html"
  static let lines = "lines.html"
  static let files = "files.html"
  static let tests = "tests.html"
}

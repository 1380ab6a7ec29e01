internal import Coverage
internal import Files
package import Profiler
internal import Source

/// The times of a profile, for the pages of a coverage report.
package struct LineTimes: Sendable {
  private let content: ProfileContent
  private let root: String

  /// By absolute path, the places in `content.files.all`.
  private let places: [String: Int]

  /// - Parameters:
  ///   - root: the folder that paths of the coverage report are relative to.
  ///   - isCurrent: says whether a file is what it was when its time was taken.
  package init(
    _ analysis: ProfileAnalysis, root: String, where isCurrent: (String) -> Bool = { _ in true }
  ) {
    content = ProfileContent(analysis, ProfileSources(root: root))
    self.root = root
    places = Dictionary(
      content.files.all.enumerated().filter { isCurrent($0.element.path) }
        .map { ($0.element.path, $0.offset) },
      uniquingKeysWith: { first, _ in first })
  }

  /// All time that was measured, of which times are shares.
  var measured: Int { content.analysis.overview.measured }

  /// What each test took with its fixtures, by name.
  var tests: [String: Int] {
    Dictionary(content.tests.map { ($0.name, $0.duration) }, uniquingKeysWith: +)
  }

  /// What stands beside the lines of a file; nil when nothing of it was timed.
  func beside(_ file: FileCoverage) -> LineTimesWriter? {
    place(of: file).map { LineTimesWriter(content, file: $0, coverage: file, links: false) }
  }

  /// The time of a file's functions themselves.
  func own(of file: FileCoverage) -> Int { place(of: file).map { content.fileTimes[$0].own } ?? 0 }

  func own(of files: [FileCoverage]) -> Int { files.reduce(0) { $0 + own(of: $1) } }

  /// The same, by function or by class.
  func regions(of file: FileCoverage, _ kind: Region.Kind) -> RegionTimes {
    let functions = place(of: file).map { content.fileTimes[$0].functions } ?? []
    return RegionTimes(
      file.analysis.regions, kind,
      functions.map {
        (content.profile.functions[$0], content.analysis.figures.functions[$0].own)
      })
  }

  private func place(of file: FileCoverage) -> Int? {
    places[Paths.absolute(file.path, in: root)]
  }
}

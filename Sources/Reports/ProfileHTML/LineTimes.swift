internal import Coverage
internal import Files
package import Profiler

/// The time of lines, for the pages of a coverage report.
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

  /// What stands beside the lines of a file; nil when nothing of it was timed.
  func beside(_ file: FileCoverage) -> LineTimesWriter? {
    places[Paths.absolute(file.path, in: root)].map {
      LineTimesWriter(content, file: $0, coverage: file, links: false)
    }
  }
}

internal import Coverage
internal import Source

/// How a report is divided into files.
package enum HTMLLayout: Hashable, Sendable {
  /// A page for each file of the program, complete without scripts.
  case pages

  /// A few pages, which scripts fill from compressed data: a tenth of the size, and quick with
  /// hundreds of thousands of functions. The index can be read without scripts all the same.
  case shards

  /// One file with everything in it.
  case single

  /// What suits a report of these files.
  static func suitable(for files: [FileCoverage]) -> HTMLLayout {
    var functions = 0
    var lines = 0
    for file in files {
      lines += file.analysis.lineCount
      functions += file.analysis.regions.count { $0.kind == .function }
    }
    return files.count > mostFiles || functions > mostFunctions || lines > mostLines
      ? .shards : .pages
  }

  private static let mostFiles = 2_000
  private static let mostFunctions = 20_000
  private static let mostLines = 500_000
}

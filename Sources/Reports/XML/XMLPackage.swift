internal import Coverage
internal import Files
internal import Source

/// The files of one folder, which the format calls a package.
struct XMLPackage {
  /// The folder with dots for slashes; a lone dot for the root.
  let name: String

  /// The folder as it is; empty for the root.
  let folder: String

  var files: [File] = []

  /// A file, and what it is called in the report.
  struct File {
    /// Relative to the root when it lies below it.
    let path: String

    /// Relative to the package's folder.
    let name: String

    let coverage: FileCoverage
  }

  var totals: Totals { files.reduce(Totals()) { $0 + $1.coverage.totals } }

  /// The packages of a measurement in the order of their names, the files in that of their paths.
  static func all(of measurement: Measurement, _ options: XMLOptions) -> [XMLPackage] {
    let paths = RepositoryPaths(root: options.root, folder: options.folder)
    var packages: [String: XMLPackage] = [:]
    for coverage in measurement.files {
      if options.skipsEmpty, coverage.analysis.statements.isEmpty { continue }
      let path = paths.name(of: coverage.path)
      let folder = shortened(Paths.folder(path), to: options.packageDepth)
      let file = File(
        path: path, name: folder.isEmpty ? path : Paths.relative(path, to: folder),
        coverage: coverage)
      let name = folder.isEmpty ? "." : dotted(folder)
      packages[name, default: XMLPackage(name: name, folder: folder)].files.append(file)
    }
    return packages.values.sorted { $0.name < $1.name }.map(\.inOrder)
  }

  private var inOrder: XMLPackage {
    XMLPackage(name: name, folder: folder, files: files.sorted { $0.path < $1.path })
  }

  private static func dotted(_ folder: String) -> String {
    String(decoding: folder.utf8.map { $0 == slash ? UInt8(ascii: ".") : $0 }, as: UTF8.self)
  }

  private static let slash = UInt8(ascii: "/")

  /// The first `depth` folders of a path; all of an absolute one, which is in no package of ours.
  private static func shortened(_ folder: String, to depth: Int) -> String {
    if folder.utf8.count(where: { $0 == slash }) < depth { return folder }
    let parts = folder.split(separator: "/", omittingEmptySubsequences: false)
    return parts.prefix(max(depth, 0)).joined(separator: "/")
  }
}

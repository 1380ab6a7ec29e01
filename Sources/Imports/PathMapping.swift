internal import Files

/// What becomes of the paths in imported reports.
package struct PathMapping: Hashable, Sendable {
  private let stripped: [String]
  private let prefix: String
  private let folder: String

  /// - Parameters:
  ///   - stripped: beginnings that are taken away, the first one that fits.
  ///   - prefix: the folder that relative paths are in.
  ///   - folder: the working folder.
  package init(stripping stripped: [String] = [], prefix: String = "", in folder: String) {
    self.stripped = stripped.filter { !$0.isEmpty }
    self.prefix = prefix
    self.folder = folder
  }

  /// The absolute path on this machine.
  package func map(_ path: String) -> String {
    Paths.absolute(Paths.join(prefix, shortened(path)), in: folder)
  }

  private func shortened(_ path: String) -> String {
    for beginning in stripped {
      let whole = beginning.hasSuffix("/") ? beginning : beginning + "/"
      if path.hasPrefix(whole) { return String(path.dropFirst(whole.count)) }
    }
    return path
  }
}

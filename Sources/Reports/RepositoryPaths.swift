internal import Coverage
internal import Files

/// How reports that leave the machine name files: relative to the root of the repository, which is
/// what their readers have.
package struct RepositoryPaths: Hashable, Sendable {
  /// The absolute folder that files are named relative to.
  package let root: String

  /// The absolute folder that a measurement's paths are relative to.
  package let folder: String

  package init(root: String, folder: String) {
    self.root = root
    self.folder = folder
  }

  /// The name of a measured file; absolute for one outside the repository.
  func name(of path: String) -> String {
    Paths.relative(Paths.absolute(path, in: folder), to: root)
  }
}

/// What an XML report needs to know besides the measurement.
package struct XMLOptions: Hashable, Sendable {
  /// The version of this program.
  package var version: String

  /// When the report was made, in milliseconds since 1970.
  package var timestamp: Int

  /// The absolute folder that files are named relative to, that of the repository.
  package var root: String

  /// The absolute folder that the measurement's paths are relative to.
  package var folder: String

  /// How many folders deep packages are told apart.
  package var packageDepth = 99

  /// Whether files without a statement are left out.
  package var skipsEmpty = false

  package init(version: String, timestamp: Int, root: String, folder: String) {
    self.version = version
    self.timestamp = timestamp
    self.root = root
    self.folder = folder
  }
}

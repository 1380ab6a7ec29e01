/// The facts that a measured process notes in its journal.
package enum NoteKey {
  /// The label for all that the journal holds.
  package static let context = "context"

  /// The encoded rules by which files were chosen.
  package static let rules = "rules"

  /// Present when folders without `__init__.py` count as packages.
  package static let includesNamespacePackages = "include-namespace-packages"

  /// Present when paths are kept relative to this folder.
  package static let relativeFolder = "relative-folder"

  /// The name of a source package that was found.
  package static let foundPackage = "found-package"

  /// A folder or file that holds a source package's code.
  package static let sourceRoot = "source-root"
}

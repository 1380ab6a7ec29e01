internal import FileSelection
internal import Journal

/// Finds out where the packages named as source are, as soon as `sys.path` tells.
///
/// The journal is told, so that their files which never ran can be reported as well.
struct PackageWatch {
  private var wanted: [String]
  private var lastPath: [String] = []

  init(_ packages: [String]) { wanted = packages }

  /// Looks for the packages that were not found yet, when `searchPath` is a new one.
  mutating func look(in searchPath: [String], noting journal: JournalWriter) {
    guard !wanted.isEmpty, searchPath != lastPath else { return }
    lastPath = searchPath
    wanted.removeAll { name in
      guard let package = SourcePackage.find(name, in: searchPath) else { return false }
      journal.addNote(NoteKey.foundPackage, name)
      for root in package.roots { journal.addNote(NoteKey.sourceRoot, root) }
      return true
    }
  }
}

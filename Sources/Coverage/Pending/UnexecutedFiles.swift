internal import FileSelection
package import Journal

/// The files that a run was asked to measure, whether or not anything of them ran.
package struct UnexecutedFiles: Sendable {
  /// Absolute paths, sorted by folder.
  package let paths: [String]

  package init(of journal: JournalContents) {
    guard let text = journal.notes(NoteKey.rules).first,
      let rules = try? SelectionRules(decoding: text)
    else {
      paths = []
      return
    }
    let includesNamespaces = !journal.notes(NoteKey.includesNamespacePackages).isEmpty
    let importable = ImportableFiles(
      includingNamespacePackages: includesNamespaces, omit: rules.omit)
    let roots = rules.sourceFolders + journal.notes(NoteKey.sourceRoot)
    paths = roots.flatMap { importable.files(below: $0) }
  }
}

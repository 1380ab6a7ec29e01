package import FileSelection
package import Journal

/// The files that a process was asked to measure, as it was told last.
package struct JournalSelection: Hashable, Sendable {
  package let rules: SelectionRules

  /// The folders and files of the source packages that were found.
  package let packageRoots: [String]

  /// Whether the process was told more than once, so that it may have recorded other files as well.
  package let isRevised: Bool

  /// Nil when the journal does not say.
  package init?(of journal: JournalContents) {
    let told = journal.notes.indices.filter { journal.notes[$0].key == NoteKey.rules }
    guard let last = told.last,
      let rules = try? SelectionRules(decoding: journal.notes[last].value)
    else { return nil }
    self.rules = rules
    isRevised = told.count > 1
    packageRoots = journal.notes[last...].filter { $0.key == NoteKey.sourceRoot }.map(\.value)
  }

  /// Whether a recorded file is one of those that were meant in the end.
  func keeps(_ path: String) -> Bool {
    guard isRevised else { return true }
    if rules.omit.match(path) { return false }
    if rules.hasSources {
      return (rules.sourceFolders + packageRoots).contains { root in
        path == root || path.hasPrefix(root.hasSuffix("/") ? root : root + "/")
      }
    }
    return rules.include.isEmpty || rules.include.match(path)
  }
}

internal import FileSelection
package import Journal

/// The files that runs were asked to measure, whether or not anything of them ran.
package struct UnexecutedFiles: Sendable {
  /// Absolute paths, sorted, each once.
  package let paths: [String]

  /// Folders that many processes were asked to measure are walked once.
  package init(of journals: [JournalContents]) {
    let questions = Set(journals.compactMap(Question.init))
    paths = Set(questions.flatMap(\.answer)).sorted()
  }

  /// What one process was asked to measure.
  private struct Question: Hashable {
    let selection: JournalSelection
    let includesNamespacePackages: Bool

    init?(_ journal: JournalContents) {
      guard let selection = JournalSelection(of: journal) else { return nil }
      self.selection = selection
      includesNamespacePackages = !journal.notes(NoteKey.includesNamespacePackages).isEmpty
    }

    var answer: [String] {
      let importable = ImportableFiles(
        includingNamespacePackages: includesNamespacePackages, omit: selection.rules.omit)
      return (selection.rules.sourceFolders + selection.packageRoots).flatMap {
        importable.files(below: $0)
      }
    }
  }
}

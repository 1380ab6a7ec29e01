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
    let rules: SelectionRules
    let includesNamespacePackages: Bool
    let packageRoots: [String]

    init?(_ journal: JournalContents) {
      guard let text = journal.notes(NoteKey.rules).first,
        let rules = try? SelectionRules(decoding: text)
      else { return nil }
      self.rules = rules
      includesNamespacePackages = !journal.notes(NoteKey.includesNamespacePackages).isEmpty
      packageRoots = journal.notes(NoteKey.sourceRoot)
    }

    var answer: [String] {
      let importable = ImportableFiles(
        includingNamespacePackages: includesNamespacePackages, omit: rules.omit)
      return (rules.sourceFolders + packageRoots).flatMap { importable.files(below: $0) }
    }
  }
}

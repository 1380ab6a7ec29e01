package import Journal
internal import Source

extension FinishedRun {
  /// What a process's journal tells.
  package init(_ journal: JournalContents) {
    var files: [String: LineSet] = [:]
    for file in journal.files {
      for region in file.regions {
        files[file.path, default: []].formUnion(hits: region.hits, firstLine: region.firstLine)
      }
      if file.regions.isEmpty { files[file.path, default: []] = files[file.path] ?? [] }
    }
    let version = journal.pythonVersion
    self.init(
      isFresh: journal.isFresh, startTime: journal.startTime,
      python: PythonVersion(
        Int(version >> 24), Int(version >> 16 & 0xff), Int(version >> 8 & 0xff)),
      context: journal.notes(NoteKey.context).first ?? "", files: files)
  }
}

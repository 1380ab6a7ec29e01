internal import Files
internal import Journal

extension Recording {
  /// Makes paths relative, for a run that was asked to keep them so.
  mutating func keepRelative(to journal: JournalContents) {
    guard let folder = journal.notes(NoteKey.relativeFolder).first else { return }
    for (path, file) in files {
      let short = Paths.relative(path, to: folder)
      guard short != path else { continue }
      files[path] = nil
      files[short, default: FileRecording()].merge(file)
      if let hash = sources.removeValue(forKey: path), sources[short] == nil {
        sources[short] = hash
      }
    }
  }
}

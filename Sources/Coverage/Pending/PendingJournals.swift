package import Files
package import Journal

/// The journals of runs whose recordings are not in the data file yet.
///
/// They lie in the folder `.pycov` beside the data file. Every command that reads the data file
/// folds them in first, so that nothing is lost with a process that never came to its end.
package struct PendingJournals: Sendable {
  package let dataFile: DataFile

  package init(of dataFile: DataFile) { self.dataFile = dataFile }

  /// The folder of the data file.
  package var parent: String { Paths.folder(Paths.absolute(dataFile.path)) }

  /// The folder in which processes make their journals.
  package var folder: String { Paths.join(parent, ".pycov") }

  /// What the names of this data file's journals start with.
  package var name: String { Paths.name(dataFile.path) }

  /// Makes the folder.
  package func makeFolder() throws(FileError) { try Files.makeFolder(folder) }

  /// What folding came to.
  package struct Outcome: Sendable {
    package let recording: Recording

    /// The processes that were folded in, in no particular order.
    package let journals: [JournalContents]

    /// One line for each journal that could not be read.
    package let problems: [String]
  }

  /// Whether the data file is all there is.
  package var isEmpty: Bool { journalPaths.isEmpty }

  /// Throws the journals of finished processes away, as when their data file is erased.
  package func discard() throws(FileError) {
    for path in journalPaths {
      guard let reader = try? JournalReader(path: path), reader.isLive else {
        try Files.remove(path)
        continue
      }
    }
    removeAbandonedFolders()
  }

  /// Leaves nothing beside the data file when all is kept.
  private func removeAbandonedFolders() {
    StartUpFolders(in: folder).removeAbandoned()
    Files.removeEmptyFolder(folder)
  }

  /// Brings the data file up to date and returns what it holds.
  ///
  /// Journals of processes that are still running are counted in and kept. Without any journal this
  /// reads the data file and writes nothing.
  package func fold() throws(DataFileError) -> Outcome {
    defer { removeAbandonedFolders() }
    if isEmpty { return Outcome(recording: try dataFile.read(), journals: [], problems: []) }
    let lock = dataFile.lock()
    defer { _ = lock }
    var problems: [String] = []
    // Listed under the lock: until then another process may have folded them in.
    let readers = journalPaths.compactMap { path -> JournalReader? in
      do throws(JournalError) { return try JournalReader(path: path) } catch {
        if case .unfinished = error { return nil }
        problems.append("\(error)")
        return nil
      }
    }
    guard !readers.isEmpty else {
      return Outcome(recording: try dataFile.read(), journals: [], problems: problems)
    }
    let recording = try updated(with: readers.map(\.contents))
    try dataFile.write(recording)
    for reader in readers {
      if reader.isLive { try? reader.markFolded() } else { try? Files.remove(reader.path) }
    }
    return Outcome(
      recording: recording, journals: readers.map(\.contents), problems: problems)
  }

  private func updated(with all: [JournalContents]) throws(DataFileError) -> Recording {
    let journals = all.filter(\.hasBegun)
    // A run that starts anew has no use for what was there, not even when it cannot be read.
    let before = journals.contains(where: \.isFresh) ? Recording() : try dataFile.readIfPresent()
    var recording: Recording
    do { recording = try before.folding(journals.map { FinishedRun($0) }) } catch {
      throw .mixed(path: dataFile.path, error)
    }
    let counted = journals.filter { $0.startTime >= recording.startTime }
    recording.list(
      UnexecutedFiles(of: counted).paths.filter { !StartUpFolders.contain($0) })
    recording.addFingerprints()
    for journal in journals { recording.keepRelative(to: journal) }
    return recording
  }

  /// The journals of this data file, and of no other in the same folder.
  private var journalPaths: [String] {
    let names = (try? Files.list(folder)) ?? []
    return names.filter(isOurs).map { "\(folder)/\($0)" }
  }

  /// The name of a journal is that of its data file, a process, and something random; a parallel
  /// process's data file has a longer name, and what it left unfinished comes to us.
  private func isOurs(_ journal: String) -> Bool {
    guard journal.hasPrefix(name + "."), journal.hasSuffix(".journal") else { return false }
    let parts = journal.dropFirst(name.count + 1).split(separator: ".")
    if parts.count == 3 { return true }
    return parts.count > 3
      && ParallelName("\(name).\(parts.dropLast(3).joined(separator: "."))") != nil
  }
}

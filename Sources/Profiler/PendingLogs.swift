internal import Files
internal import Journal
internal import ProfileLog

/// The logs of a run whose processes are not in the profile yet.
///
/// They lie in the folder `.pycov` beside the profile. Every command that reads the profile makes it
/// of them first, so that nothing is lost with a process that never came to its end.
package struct PendingLogs: Sendable {
  package let file: ProfileFile

  package init(of file: ProfileFile) { self.file = file }

  /// The folder in which processes make their logs.
  package var folder: String { Paths.join(Paths.folder(Paths.absolute(file.path)), ".pycov") }

  /// What the logs' names begin with.
  package var name: String { Paths.name(file.path) }

  /// The note by which a log says what was run, once for each word.
  package static let commandNote = "command"

  private var paths: [String] {
    ((try? Files.list(folder)) ?? [])
      .filter { $0.hasPrefix("\(name).") && $0.hasSuffix(ProfileLayout.suffix) }
      .sorted().map { "\(folder)/\($0)" }
  }

  /// Makes the folder, without what earlier runs left.
  package func begin() throws(ProfileFileError) {
    do {
      try Files.makeFolder(folder)
      for path in paths { try Files.remove(path) }
    } catch {
      throw .system(error)
    }
  }

  /// Makes the profile of all logs there are; nothing where there are none.
  ///
  /// They are kept as long as one of their processes runs.
  ///
  /// - Returns: a line for each log that could not be read.
  @discardableResult package func keep() throws(ProfileFileError) -> [String] {
    var readers: [ProfileLogReader] = []
    var problems: [String] = []
    for path in paths {
      do throws(ProfileLogError) { readers.append(try ProfileLogReader(path: path)) } catch {
        if case .unfinished = error { continue }
        problems.append("\(error)")
      }
    }
    defer {
      StartUpFolders(in: folder).removeAbandoned()
      Files.removeEmptyFolder(folder)
    }
    let profiles = readers.map {
      Profile($0.contents, command: $0.contents.notes(Self.commandNote))
    }
    guard let profile = Profile.merging(profiles) else { return problems }
    try file.write(profile)
    guard !readers.contains(where: \.isLive) else { return problems }
    for reader in readers { try? Files.remove(reader.path) }
    return problems
  }
}

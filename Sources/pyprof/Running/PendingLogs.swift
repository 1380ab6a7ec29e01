internal import Files
internal import Journal
internal import ProfileLog
internal import Profiler
internal import Tooling

/// The logs of a run whose processes are not in the profile yet.
///
/// They lie in the folder `.pycov` beside the profile. Every command that reads the profile makes it
/// of them first, so that nothing is lost with a process that never came to its end.
struct PendingLogs {
  let file: ProfileFile

  init(of file: ProfileFile) { self.file = file }

  /// The folder in which processes make their logs.
  var folder: String { Paths.join(Paths.folder(Paths.absolute(file.path)), ".pycov") }

  /// What the logs' names begin with.
  var name: String { Paths.name(file.path) }

  /// The note by which a log says what was run.
  static let commandNote = "command"

  private var paths: [String] {
    ((try? Files.list(folder)) ?? [])
      .filter { $0.hasPrefix("\(name).") && $0.hasSuffix(ProfileLayout.suffix) }
      .sorted().map { "\(folder)/\($0)" }
  }

  /// Makes the folder, without what earlier runs left.
  func begin() throws {
    do {
      try Files.makeFolder(folder)
      for path in paths { try Files.remove(path) }
    } catch {
      throw Failure(error)
    }
  }

  /// Makes the profile of all logs there are; nothing where there are none.
  ///
  /// They are kept as long as one of their processes runs.
  func keep() throws {
    var readers: [ProfileLogReader] = []
    for path in paths {
      do throws(ProfileLogError) { readers.append(try ProfileLogReader(path: path)) } catch {
        if case .unfinished = error { continue }
        Terminal.complain("\(error)")
      }
    }
    let profiles = readers.map { reader in
      Profile(
        reader.contents,
        command: reader.contents.notes(Self.commandNote))
    }
    defer {
      StartUpFolders(in: folder).removeAbandoned()
      Files.removeEmptyFolder(folder)
    }
    guard let profile = Profile.merging(profiles) else { return }
    do { try file.write(profile) } catch { throw Failure(error) }
    guard !readers.contains(where: \.isLive) else { return }
    for reader in readers { try? Files.remove(reader.path) }
  }
}

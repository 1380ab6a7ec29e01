internal import Files
internal import Glibc

/// The folders by which runs reach the processes that their programs start.
///
/// They lie among the journals, one for each run, and are removed once no process of any run is
/// left that could start another.
package struct StartUpFolders: Sendable {
  /// The folder that holds them.
  private let folder: String

  package init(in folder: String) { self.folder = folder }

  private static let prefix = "start-up."

  /// The path for a new run.
  ///
  /// - Parameter name: the name of the data file.
  /// - Parameter leader: the process that runs the program.
  package func newPath(name: String, leader: Int32) -> String {
    let random = String(UInt32.random(in: 0...UInt32.max), radix: 36)
    return "\(folder)/\(Self.prefix)\(name).\(random).\(leader)"
  }

  /// Whether a file belongs to a run, and not to the program, though it lies among its sources.
  package static func contain(_ path: String) -> Bool { path.contains("/.pycov/\(prefix)") }

  /// Removes the folders of runs that have ended.
  package func removeAbandoned() {
    let names = (try? Files.list(folder)) ?? []
    let abandoned = names.filter { $0.hasPrefix(Self.prefix) && hasEnded(leader(of: $0)) }
    if abandoned.isEmpty || names.contains(where: isLiveJournal) { return }
    for name in abandoned { remove("\(folder)/\(name)") }
  }

  private func leader(of name: String) -> Int32 {
    name.split(separator: ".").last.flatMap { Int32($0) } ?? 0
  }

  /// Whether a leader has ended, or is about to: it, or the command that it starts at its end, asks.
  private func hasEnded(_ leader: Int32) -> Bool {
    if leader == getpid() || leader == getppid() { return !hasChildren(leader) }
    return kill(leader, 0) != 0 && errno == ESRCH
  }

  /// Whether a process has children other than this one: they may not have come to a journal yet.
  private func hasChildren(_ process: Int32) -> Bool {
    let tasks = (try? Files.list("/proc/\(process)/task")) ?? []
    return tasks.contains { task in
      let children = (try? Files.read("/proc/\(process)/task/\(task)/children")) ?? []
      return String(decoding: children, as: UTF8.self).split(separator: " ")
        .contains { Int32($0) != getpid() }
    }
  }

  private func isLiveJournal(_ name: String) -> Bool {
    guard name.hasSuffix(".journal") || name.hasSuffix(".profile") else { return false }
    let descriptor = unsafe open("\(folder)/\(name)", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return flock(descriptor, LOCK_EX | LOCK_NB) != 0
  }

  /// Removes a folder, and one level of folders in it, as Python makes for its bytecode.
  private func remove(_ path: String) {
    for name in (try? Files.list(path)) ?? [] {
      let inner = "\(path)/\(name)"
      if !Files.isLink(inner), Files.isFolder(inner) { remove(inner) } else { unsafe unlink(inner) }
    }
    unsafe rmdir(path)
  }
}

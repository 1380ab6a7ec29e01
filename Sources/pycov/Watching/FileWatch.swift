internal import Files
internal import Glibc
internal import Tooling

/// Waits for a file to be written anew, however that is done: in place, or by another that takes
/// its name.
struct FileWatch: ~Copyable {
  private let descriptor: Int32
  private let name: String

  /// How long, in milliseconds, a file has to be left alone before it counts as written.
  private static let calm: Int32 = 50

  /// - Parameter path: of a file that need not be there, in a folder that has to.
  init(_ path: String) throws {
    let folder = Paths.folder(Paths.absolute(path))
    name = Paths.name(path)
    descriptor = inotify_init1(Int32(IN_CLOEXEC))
    let events = UInt32(IN_CLOSE_WRITE) | UInt32(IN_MOVED_TO)
    guard descriptor >= 0, unsafe inotify_add_watch(descriptor, folder, events) >= 0 else {
      throw Failure("cannot watch '\(folder)': \(unsafe String(cString: strerror(errno)))")
    }
  }

  deinit { close(descriptor) }

  /// Returns when the file was written, and nothing more was written to it for a moment.
  ///
  /// - Parameter life: a descriptor at whose end there is no more to wait for.
  /// - Returns: false at that end.
  @discardableResult
  func wait(unlessClosed life: Int32 = -1) throws -> Bool {
    while !isWritten(within: -1, unlessClosed: life) {
      if Self.isClosed(life) { return false }
    }
    while isWritten(within: Self.calm) {}
    return true
  }

  private static func isClosed(_ descriptor: Int32) -> Bool {
    var request = pollfd(fd: descriptor, events: 0, revents: 0)
    return unsafe poll(&request, 1, 0) > 0
  }

  /// Whether the file is written before some milliseconds are over; -1 for no end.
  ///
  /// False as well when another file of the folder is.
  private func isWritten(within time: Int32, unlessClosed life: Int32 = -1) -> Bool {
    var requests = [
      pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: life, events: 0, revents: 0),
    ]
    guard unsafe poll(&requests, 2, time) > 0, requests[0].revents != 0 else { return false }
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = unsafe read(descriptor, &buffer, buffer.count)
    return Self.names(in: buffer.prefix(max(count, 0))).contains(name)
  }

  /// The names in events as the kernel writes them: a header, then a name and zeros.
  private static func names(in events: ArraySlice<UInt8>) -> [String] {
    let header = MemoryLayout<inotify_event>.size
    var rest = events
    var names: [String] = []
    while rest.count >= header {
      let length = rest[(rest.startIndex + header - 4)..<(rest.startIndex + header)]
        .reversed().reduce(0) { $0 << 8 | Int($1) }
      let name = rest.dropFirst(header).prefix(length)
      names.append(String(decoding: name.prefix { $0 != 0 }, as: UTF8.self))
      rest = rest.dropFirst(header + length)
    }
    return names
  }
}

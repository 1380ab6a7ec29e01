internal import Glibc

/// What a `RecordingFile` holds, seen by another process.
package struct RecordingView<Contents> {
  package let contents: Contents

  /// Whether a process may still be recording into it.
  package let isLive: Bool

  /// Reads the file at `path` with `decode`; one that is still being written is read as it is now.
  ///
  /// - Parameter sizes: The sizes that such a file can have.
  /// - Parameter magic: The number that it begins with.
  package init(
    path: String, sizes: ClosedRange<Int>, magic: UInt64,
    decode: (UnsafeRawBufferPointer) -> Contents
  ) throws(RecordingProblem) {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(code: errno) }
    defer { close(descriptor) }
    isLive = flock(descriptor, LOCK_EX | LOCK_NB) != 0
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw .unreadable(code: errno) }
    let size = Int(status.st_size)
    if size == 0 { throw .unfinished }
    guard sizes.contains(size) else { throw .foreign }
    guard let mapping = unsafe mmap(nil, size, PROT_READ, MAP_SHARED, descriptor, 0),
      unsafe mapping != MAP_FAILED
    else { throw .unreadable(code: errno) }
    defer { unsafe munmap(mapping, size) }
    let bytes = unsafe UnsafeRawBufferPointer(start: mapping, count: size)
    switch unsafe bytes.load(as: UInt64.self) {
    case 0: throw .unfinished
    case magic: contents = unsafe decode(bytes)
    default: throw .foreign
    }
  }
}

/// Why a recording could not be read.
package enum RecordingProblem: Error, Hashable, Sendable {
  /// The `errno` of the failed call.
  case unreadable(code: Int32)

  /// It is something else, or of another version.
  case foreign

  /// Nothing was recorded yet: its process is making it, or died while it did.
  case unfinished
}

internal import Glibc

/// Whole files and folders, through the system's own calls.
///
/// No Foundation: the commands start in two milliseconds because of that.
package enum Files {
  /// Reads a whole file.
  package static func read(_ path: String) throws(FileError) -> [UInt8] {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(path: path, action: "read", code: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else {
      throw FileError(path: path, action: "read", code: errno)
    }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      throw FileError(path: path, action: "read", code: EISDIR)
    }
    return try drain(descriptor, path, expecting: max(Int(status.st_size), 0))
  }

  /// Reads the first bytes of a file, fewer when there are not so many.
  package static func readStart(of path: String, count: Int) throws(FileError) -> [UInt8] {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(path: path, action: "read", code: errno) }
    defer { close(descriptor) }
    var got = -1
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      unsafe got = pread(descriptor, buffer.baseAddress, buffer.count, 0)
      filled = max(got, 0)
    }
    guard got >= 0 else { throw FileError(path: path, action: "read", code: errno) }
    return bytes
  }

  /// Reads what is left of a descriptor, such as standard input.
  package static func drain(
    _ descriptor: Int32, _ path: String, expecting size: Int = 0
  ) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    var failure: Int32 = 0
    var capacity = size + 1
    while true {
      let chunk = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
        let got = unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        if got < 0 { failure = errno }
        count = max(got, 0)
      }
      if failure == EINTR { failure = 0; continue }
      guard failure == 0 else { throw FileError(path: path, action: "read", code: failure) }
      if chunk.isEmpty { return bytes }
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
      // A file that has a size gives all there is, unlike a pipe.
      if size > 0, chunk.count < capacity { return bytes }
      capacity = max(65536, size + 1 - bytes.count)
    }
  }

  /// Writes a file as a whole: readers see the old content or the new, never a part.
  ///
  /// The temporary file beside it has another beginning, not to be taken for one of a series of
  /// files that are found by theirs.
  package static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    try unsafe bytes.withUnsafeBufferPointer { buffer throws(FileError) in
      try unsafe write(UnsafeRawBufferPointer(buffer), to: path)
    }
  }

  /// The same for bytes that are no array's.
  package static func write(
    _ bytes: UnsafeRawBufferPointer, to path: String
  ) throws(FileError) {
    var output = try FileOutput(path)
    unsafe output.write(bytes)
    try output.finish()
  }

  static func temporaryPath(for path: String) -> String {
    Paths.join(Paths.folder(path), ".tmp-\(getpid())-\(Paths.name(path))")
  }

  static func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32 {
    var rest = unsafe bytes[...]
    while unsafe !rest.isEmpty {
      let view = unsafe UnsafeRawBufferPointer(rebasing: rest)
      let wrote = unsafe Glibc.write(descriptor, view.baseAddress, view.count)
      if wrote < 0, errno == EINTR { continue }
      guard wrote > 0 else { return errno == 0 ? EIO : errno }
      unsafe rest = rest.dropFirst(wrote)
    }
    return 0
  }

  /// The names in a folder, sorted, without `.` and `..`.
  package static func list(_ path: String) throws(FileError) -> [String] {
    guard let folder = unsafe opendir(path) else {
      throw FileError(path: path, action: "list", code: errno)
    }
    defer { unsafe closedir(folder) }
    var names: [String] = []
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        unsafe tuple.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  package enum Kind: Hashable, Sendable {
    case file
    case folder
    case other
  }

  /// What is at `path`, links followed; nil when there is nothing.
  package static func kind(of path: String) -> Kind? {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    return switch status.st_mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    default: .other
    }
  }

  package static func isFile(_ path: String) -> Bool { kind(of: path) == .file }

  package static func isFolder(_ path: String) -> Bool { kind(of: path) == .folder }

  package static func isExecutable(_ path: String) -> Bool {
    unsafe isFile(path) && access(path, X_OK) == 0
  }

  /// Makes a folder and those above it.
  package static func makeFolder(_ path: String) throws(FileError) {
    if unsafe mkdir(path, 0o777) == 0 || isFolder(path) { return }
    guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
      throw FileError(path: path, action: "make", code: errno)
    }
    try makeFolder(String(path[..<slash]))
    guard unsafe mkdir(path, 0o777) == 0 || isFolder(path) else {
      throw FileError(path: path, action: "make", code: errno)
    }
  }

  /// Removes one file; a missing one is no error.
  package static func remove(_ path: String) throws(FileError) {
    guard unsafe unlink(path) == 0 || errno == ENOENT else {
      throw FileError(path: path, action: "remove", code: errno)
    }
  }

  /// Removes a folder that nothing is in; any other stays.
  package static func removeEmptyFolder(_ path: String) { unsafe rmdir(path) }

  /// The absolute path with every link resolved; nil when it does not exist.
  package static func resolved(_ path: String) -> String? {
    guard let real = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(real) }
    return unsafe String(cString: real)
  }

  package static var workingFolder: String {
    guard let folder = unsafe getcwd(nil, 0) else { return "/" }
    defer { unsafe free(folder) }
    return unsafe String(cString: folder)
  }
}

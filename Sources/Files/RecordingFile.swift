internal import Glibc

/// A file into which a process records by plain stores into memory, which the kernel keeps whatever
/// becomes of the process.
///
/// The file is locked as long as the process, or a child that it forked, lives. The value is a
/// handle: copies share the mapping. The program that is recorded may remove the file, close its
/// descriptor and be given its number again: none of that harms its own files.
@safe package struct RecordingFile: Sendable {
  package private(set) var path: String
  nonisolated(unsafe) package let base: UnsafeMutableRawPointer

  /// The bytes that are mapped; the file grows up to them.
  package let capacity: Int

  /// Holds, with the mapping, the lock that says the file is in use.
  private var descriptor: Int32

  /// Which file it is, whatever has its name or our descriptor's number by now.
  private var identity: FileIdentity

  /// Descriptors below this belong to the program: its own numbers stay as they are without us.
  private static let lowestDescriptor: Int32 = 512

  /// Makes the file, of `size` zero bytes, and maps it.
  package init(creating path: String, capacity: Int, size: Int) throws(FileError) {
    let (descriptor, identity) = try Self.make(path, size)
    guard
      let mapping = unsafe mmap(
        nil, capacity, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0),
      unsafe mapping != MAP_FAILED
    else { throw Self.abandon(path, descriptor) }
    self.path = path
    self.capacity = capacity
    self.descriptor = descriptor
    self.identity = identity
    unsafe base = mapping
  }

  private static func make(
    _ path: String, _ size: Int
  ) throws(FileError) -> (Int32, FileIdentity) {
    let low = create(path)
    guard low >= 0 else { throw FileError(path: path, action: "create", code: errno) }
    let high = fcntl(low, F_DUPFD_CLOEXEC, lowestDescriptor)
    let descriptor = high >= 0 ? high : low
    if high >= 0 { close(low) }
    guard let identity = FileIdentity(descriptor), flock(descriptor, LOCK_SH) == 0 else {
      throw abandon(path, descriptor)
    }
    let refusal = posix_fallocate(descriptor, 0, size)
    guard refusal == 0 else {
      errno = refusal
      throw abandon(path, descriptor)
    }
    return (descriptor, identity)
  }

  /// Takes a file away again that cannot be used.
  private static func abandon(_ path: String, _ descriptor: Int32) -> FileError {
    let code = errno
    unsafe unlink(path)
    close(descriptor)
    return FileError(path: path, action: "create", code: code)
  }

  /// Opens a new file; its folder goes with the last recording, so it may just have gone.
  private static func create(_ path: String) -> Int32 {
    let flags = O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC
    let descriptor = unsafe open(path, flags, 0o666)
    guard descriptor < 0, errno == ENOENT, let slash = path.lastIndex(of: "/") else {
      return descriptor
    }
    unsafe mkdir(String(path[..<slash]), 0o777)
    return unsafe open(path, flags, 0o666)
  }

  /// Takes space from the disk up to `end`, so that a full disk is an answer to a call and never a
  /// SIGBUS in the program; false where there is none.
  ///
  /// The file is opened anew since programs close descriptors they do not know, but for one that was
  /// removed.
  package func grow(from size: Int, to end: Int) -> Bool {
    let named = unsafe open(path, O_RDWR | O_CLOEXEC)
    defer { if named >= 0 { close(named) } }
    let isNamed = named >= 0 && FileIdentity(named) == identity
    guard isNamed || holdsFile else { return false }
    return posix_fallocate(isNamed ? named : descriptor, size, end - size) == 0
  }

  /// Whether the descriptor is still ours: the program may have closed it and been given its number
  /// for a file of its own.
  private var holdsFile: Bool { FileIdentity(descriptor) == identity }

  /// Gives up this process's part of the lock; what is stored after this goes nowhere.
  ///
  /// A file that was removed is written anew, up to `size`.
  package func release(size: Int) {
    if FileIdentity(path) == nil { rewrite(size) }
    leave()
  }

  /// Gives up the lock and the file: nothing of it counts.
  package func discard() {
    if FileIdentity(path) == identity { unsafe unlink(path) }
    leave()
  }

  private func leave() {
    // A mapping holds the lock as well as a descriptor does; some file systems know only one.
    let placement = MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED | MAP_NORESERVE
    unsafe mmap(base, capacity, PROT_READ | PROT_WRITE, placement, -1, 0)
    if holdsFile { close(descriptor) }
  }

  private func rewrite(_ size: Int) {
    let part = "\(path).part"
    let file = Self.create(part)
    guard file >= 0 else { return }
    defer { close(file) }
    if copy(size, to: file) { unsafe rename(part, path) } else { unsafe unlink(part) }
  }

  private func copy(_ size: Int, to file: Int32) -> Bool {
    var written = 0
    while written < size {
      let count = unsafe pwrite(file, base + written, size - written, written)
      guard count > 0 || errno == EINTR else { return false }
      written += max(count, 0)
    }
    return true
  }
}

/// Forked children that record into a file of their own.
extension RecordingFile {
  /// In the child, at once: keeps what it stores from its parent's file, of which it goes on to see
  /// the first `size` bytes.
  package func separate(size: Int) {
    let protection = PROT_READ | PROT_WRITE
    if holdsFile,
      unsafe mmap(base, capacity, protection, MAP_PRIVATE | MAP_FIXED, descriptor, 0) == base
    {
      return
    }
    let copy = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
    defer { unsafe copy.deallocate() }
    unsafe copy.copyMemory(from: base, byteCount: size)
    let placement = MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED | MAP_NORESERVE
    unsafe mmap(base, capacity, protection, placement, -1, 0)
    unsafe base.copyMemory(from: copy, byteCount: size)
  }

  /// Goes over to a new file of `size` bytes that begins with the first `end` bytes of this one.
  ///
  /// Addresses in the mapping stay good.
  package mutating func move(
    to path: String, copying end: Int, size: Int
  ) throws(FileError) {
    let (file, identity) = try Self.make(path, size)
    guard copy(end, to: file),
      unsafe mmap(
        base, capacity, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED, file, 0) == base
    else { throw Self.abandon(path, file) }
    if holdsFile { close(descriptor) }
    self.path = path
    self.identity = identity
    descriptor = file
  }
}

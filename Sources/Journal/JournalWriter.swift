internal import Glibc
internal import Synchronization

/// The memory-mapped file into which one process, and the children it forks, record what ran.
///
/// A line is one byte: recording it is a plain store into a shared mapping, which the kernel keeps
/// whatever becomes of the process. Regions are handed out by an atomic bump, so forked children
/// and threads record into the same file. The value is a handle: copies share the mapping, which
/// lives as long as the process.
@safe package struct JournalWriter: Sendable {
  package let path: String
  nonisolated(unsafe) let base: UnsafeMutableRawPointer

  /// Holds, with the mapping, the lock that says the journal is in use.
  let descriptor: Int32

  /// Which file it is, whatever has its name or our descriptor's number by now.
  private let inode: FileIdentity

  /// Space is taken from the disk in steps of this many bytes, so that a full disk is an answer to
  /// a call and never a SIGBUS in the program.
  ///
  /// The file grows with them: in a file that is large from the start, the kernel clears pages of
  /// megabytes, which costs more than all the rest of a start.
  private static let firstStep = 1 << 16
  private static let step = 1 << 18

  /// Descriptors below this belong to the program: its own numbers stay as they are without us.
  private static let lowestDescriptor: Int32 = 512

  /// What a journal says about its process.
  package struct Identity: Sendable {
    package let isFresh: Bool

    /// Whether it counts only once something was recorded, or `programBegins` was called.
    package let awaitsProgram: Bool

    /// Whether transfers between lines are recorded, too.
    package let recordsBranches: Bool

    /// `sys.hexversion`, such as 0x030D00F0 for 3.13.0.
    package let pythonVersion: UInt32

    package init(
      isFresh: Bool, awaitsProgram: Bool = false, recordsBranches: Bool = false,
      pythonVersion: UInt32
    ) {
      self.isFresh = isFresh
      self.awaitsProgram = awaitsProgram
      self.recordsBranches = recordsBranches
      self.pythonVersion = pythonVersion
    }
  }

  /// Makes the file and maps it; it stays locked until this process and its forks are gone.
  package init(creating path: String, _ identity: Identity) throws(JournalError) {
    let low = Self.create(path)
    guard low >= 0 else { throw .cannotCreate(path: path, code: errno) }
    let high = fcntl(low, F_DUPFD_CLOEXEC, Self.lowestDescriptor)
    let descriptor = high >= 0 ? high : low
    if high >= 0 { close(low) }
    guard let inode = FileIdentity(descriptor), flock(descriptor, LOCK_SH) == 0,
      posix_fallocate(descriptor, 0, Self.firstStep) == 0,
      let mapping = unsafe mmap(
        nil, JournalLayout.capacity, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0),
      unsafe mapping != MAP_FAILED
    else {
      let code = errno == 0 ? ENOSPC : errno
      unsafe unlink(path)
      close(descriptor)
      throw .cannotCreate(path: path, code: code)
    }
    self.path = path
    self.descriptor = descriptor
    self.inode = inode
    unsafe base = mapping
    writeHeader(identity)
  }

  /// Gives up this process's part of the lock; children that it forked keep theirs.
  ///
  /// What is stored after this goes nowhere. A program may have removed the file: then it is written
  /// anew, without what forked children that live on are still to record.
  package func release() {
    if FileIdentity(path) == nil { rewrite() }
    // A mapping holds the lock as well as a descriptor does; some file systems know only one.
    let protection = PROT_READ | PROT_WRITE
    let placement = MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED | MAP_NORESERVE
    unsafe mmap(base, JournalLayout.capacity, protection, placement, -1, 0)
    if holdsFile { close(descriptor) }
  }

  /// Whether the descriptor is still ours: the program may have closed it and been given its number
  /// for a file of its own.
  private var holdsFile: Bool { FileIdentity(descriptor) == inode }

  /// Opens a new file; its folder goes with the last journal, so it may just have gone.
  static func create(_ path: String) -> Int32 {
    let flags = O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC
    let descriptor = unsafe open(path, flags, 0o666)
    guard descriptor < 0, errno == ENOENT, let slash = path.lastIndex(of: "/") else {
      return descriptor
    }
    unsafe mkdir(String(path[..<slash]), 0o777)
    return unsafe open(path, flags, 0o666)
  }

  private func writeHeader(_ identity: Identity) {
    var now = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &now)
    let time = UInt64(now.tv_sec) * 1_000_000_000 + UInt64(now.tv_nsec)
    typealias Header = JournalLayout.Header
    var flags: UInt32 = identity.isFresh ? JournalLayout.Flag.fresh : 0
    if identity.recordsBranches { flags |= JournalLayout.Flag.branches }
    if identity.awaitsProgram { flags |= JournalLayout.Flag.waiting }
    unsafe base.storeBytes(of: flags, toByteOffset: Header.flags, as: UInt32.self)
    unsafe base.storeBytes(of: time, toByteOffset: Header.startTime, as: UInt64.self)
    unsafe base.storeBytes(
      of: identity.pythonVersion, toByteOffset: Header.pythonVersion, as: UInt32.self)
    unsafe word(at: Header.cursor).pointee.store(
      UInt64(JournalLayout.headerSize), ordering: .relaxed)
    unsafe word(at: Header.allocated).pointee.store(UInt64(Self.firstStep), ordering: .relaxed)
    unsafe word(at: Header.magic).pointee.store(JournalLayout.magic, ordering: .releasing)
  }

  /// A file of which lines are recorded, in this process and its forks.
  package struct FileID: Hashable, Sendable {
    let unit: UInt32
  }

  /// Announces a file; nil when the journal or the disk is full.
  package func add(file path: String) -> FileID? {
    guard let offset = write(JournalLayout.Kind.file, Array(path.utf8)) else { return nil }
    return FileID(unit: UInt32(offset / JournalLayout.alignment))
  }

  /// Hands out a zeroed byte for each of `count` lines of a file from `firstLine` on; nil when the
  /// journal or the disk is full.
  package func addLines(
    of file: FileID, from firstLine: Int, count: Int
  ) -> UnsafeMutablePointer<UInt8>? {
    guard let record = unsafe reserve(count) else { return nil }
    typealias Record = JournalLayout.Record
    unsafe record.storeBytes(of: file.unit, toByteOffset: Record.owner, as: UInt32.self)
    unsafe record.storeBytes(
      of: UInt32(firstLine), toByteOffset: Record.firstLine, as: UInt32.self)
    unsafe publish(record, JournalLayout.Kind.lines)
    let payload = unsafe record + JournalLayout.recordHeaderSize
    return unsafe payload.assumingMemoryBound(to: UInt8.self)
  }

  /// Keeps a fact about the run, such as its context.
  @discardableResult
  package func addNote(_ key: String, _ value: String) -> Bool {
    write(JournalLayout.Kind.note, Array(key.utf8) + [0] + Array(value.utf8)) != nil
  }

  /// Says that the journal counts from now on, even if nothing is recorded.
  package func programBegins() {
    let flags = unsafe base.load(fromByteOffset: JournalLayout.Header.flags, as: UInt32.self)
    unsafe base.storeBytes(
      of: flags & ~JournalLayout.Flag.waiting, toByteOffset: JournalLayout.Header.flags,
      as: UInt32.self)
  }

  /// Takes back what `programBegins` said.
  package func awaitProgram() {
    let flags = unsafe base.load(fromByteOffset: JournalLayout.Header.flags, as: UInt32.self)
    unsafe base.storeBytes(
      of: flags | JournalLayout.Flag.waiting, toByteOffset: JournalLayout.Header.flags,
      as: UInt32.self)
  }

  /// Whether nothing more is kept, since `release`.
  package var isReleased: Bool {
    unsafe word(at: JournalLayout.Header.magic).pointee.load(ordering: .relaxed)
      != JournalLayout.magic
  }

  /// The place of a byte that was handed out.
  func offset(of byte: UnsafeMutablePointer<UInt8>) -> Int {
    unsafe base.distance(to: UnsafeMutableRawPointer(byte))
  }

  func write(_ kind: UInt32, _ payload: [UInt8]) -> Int? {
    guard let record = unsafe reserve(payload.count) else { return nil }
    unsafe payload.withUnsafeBytes { bytes in
      guard let source = bytes.baseAddress else { return }
      unsafe (record + JournalLayout.recordHeaderSize).copyMemory(
        from: source, byteCount: bytes.count)
    }
    unsafe publish(record, kind)
    return unsafe base.distance(to: record)
  }

  func publish(_ record: UnsafeMutableRawPointer, _ kind: UInt32) {
    let place = unsafe record.assumingMemoryBound(to: Atomic<UInt32>.self)
    unsafe place.pointee.store(kind, ordering: .releasing)
  }

  /// Takes room for a record with a payload of `size` bytes and notes that size.
  func reserve(_ size: Int) -> UnsafeMutableRawPointer? {
    let whole = JournalLayout.aligned(JournalLayout.recordHeaderSize + size)
    let cursor = unsafe word(at: JournalLayout.Header.cursor)
    let offset = Int(
      unsafe cursor.pointee.add(UInt64(whole), ordering: .relaxed).oldValue)
    let end = offset + whole
    guard end <= JournalLayout.capacity, allocate(upTo: end) else { return nil }
    let record = unsafe base + offset
    unsafe record.storeBytes(
      of: UInt32(size), toByteOffset: JournalLayout.Record.size, as: UInt32.self)
    return unsafe record
  }

  /// Takes space from the disk up to `end`; the file is opened anew since programs close
  /// descriptors they do not know, but for one that was removed.
  private func allocate(upTo end: Int) -> Bool {
    let allocated = unsafe word(at: JournalLayout.Header.allocated)
    let have = Int(unsafe allocated.pointee.load(ordering: .relaxed))
    if end <= have { return true }
    let want = min((end + Self.step) & ~(Self.step - 1), JournalLayout.capacity)
    let named = unsafe open(path, O_RDWR | O_CLOEXEC)
    defer { if named >= 0 { close(named) } }
    let isNamed = named >= 0 && FileIdentity(named) == inode
    guard isNamed || holdsFile else { return false }
    guard posix_fallocate(isNamed ? named : descriptor, have, want - have) == 0 else {
      return false
    }
    unsafe allocated.pointee.max(UInt64(want), ordering: .relaxed)
    return true
  }

  func word(at offset: Int) -> UnsafeMutablePointer<Atomic<UInt64>> {
    unsafe (base + offset).assumingMemoryBound(to: Atomic<UInt64>.self)
  }
}

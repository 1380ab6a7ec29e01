internal import Files
internal import Glibc
internal import Synchronization

/// The memory-mapped file into which one process, and the children it forks, record what ran.
///
/// A line is one byte: recording it is a plain store into a shared mapping, which the kernel keeps
/// whatever becomes of the process. Regions are handed out by an atomic bump, so forked children
/// and threads record into the same file. The value is a handle: copies share the mapping, which
/// lives as long as the process.
@safe package struct JournalWriter: Sendable {
  let file: RecordingFile
  var base: UnsafeMutableRawPointer { unsafe file.base }
  package var path: String { file.path }

  /// Space is taken from the disk in steps of this many bytes.
  ///
  /// The file grows with them: in a file that is large from the start, the kernel clears pages of
  /// megabytes, which costs more than all the rest of a start.
  private static let firstStep = 1 << 16
  private static let step = 1 << 18

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
    do {
      file = try RecordingFile(
        creating: path, capacity: JournalLayout.capacity, size: Self.firstStep)
    } catch { throw .cannotCreate(path: path, code: error.code) }
    writeHeader(identity)
  }

  /// Gives up this process's part of the lock; children that it forked keep theirs.
  ///
  /// What is stored after this goes nowhere. A program may have removed the file: then it is written
  /// anew, without what forked children that live on are still to record.
  package func release() {
    let allocated = unsafe word(at: JournalLayout.Header.allocated)
    file.release(size: Int(unsafe allocated.pointee.load(ordering: .acquiring)))
  }

  /// Gives up the lock and the file: nothing of it counts.
  package func discard() { file.discard() }

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

  private func allocate(upTo end: Int) -> Bool {
    let allocated = unsafe word(at: JournalLayout.Header.allocated)
    let have = Int(unsafe allocated.pointee.load(ordering: .relaxed))
    if end <= have { return true }
    let want = min((end + Self.step) & ~(Self.step - 1), JournalLayout.capacity)
    guard file.grow(from: have, to: want) else { return false }
    unsafe allocated.pointee.max(UInt64(want), ordering: .relaxed)
    return true
  }

  func word(at offset: Int) -> UnsafeMutablePointer<Atomic<UInt64>> {
    unsafe (base + offset).assumingMemoryBound(to: Atomic<UInt64>.self)
  }
}

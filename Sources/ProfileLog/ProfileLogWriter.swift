internal import Glibc

/// The memory-mapped file into which one process writes what it measures.
///
/// Counters are plain memory of a shared mapping, which the kernel keeps whatever becomes of the
/// process. They are not atomic: whoever writes holds the interpreter's lock, and a forked child
/// moves to a file of its own, at the same address. Nothing here is safe without that lock.
@safe package final class ProfileLogWriter {
  package private(set) var path: String
  private let base: UnsafeMutableRawPointer
  private var descriptor: Int32

  /// How many functions and nodes there are.
  package private(set) var functionCount: UInt32 = 0
  package private(set) var nodeCount: UInt32 = 0

  /// Space is taken from the disk in steps, so that a full disk is an answer to a call and never a
  /// SIGBUS in the program.
  private static let step = 1 << 18
  private static let lowestDescriptor: Int32 = 512

  /// Makes the file and maps it; it stays locked until this process is gone.
  package init(creating path: String) throws(ProfileLogError) {
    descriptor = try Self.create(path, size: Self.step)
    guard
      let mapping = unsafe mmap(
        nil, ProfileLayout.capacity, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0),
      unsafe mapping != MAP_FAILED
    else {
      let code = errno
      unsafe unlink(path)
      throw .cannotCreate(path: path, code: code)
    }
    self.path = path
    unsafe base = mapping
    store(UInt64(ProfileLayout.headerSize), at: ProfileLayout.Header.cursor)
    store(UInt64(Self.step), at: ProfileLayout.Header.allocated)
    store(UInt64(getpid()), at: ProfileLayout.Header.processID)
  }

  private static func create(_ path: String, size: Int) throws(ProfileLogError) -> Int32 {
    let low = unsafe open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard low >= 0 else { throw .cannotCreate(path: path, code: errno) }
    // Low descriptors belong to the program: its own numbers stay as they are without us.
    let high = fcntl(low, F_DUPFD_CLOEXEC, lowestDescriptor)
    if high >= 0 { close(low) }
    let descriptor = high >= 0 ? high : low
    guard flock(descriptor, LOCK_SH) == 0, posix_fallocate(descriptor, 0, size) == 0 else {
      unsafe unlink(path)
      close(descriptor)
      throw .cannotCreate(path: path, code: ENOSPC)
    }
    return descriptor
  }

  // MARK: The header

  package func store(_ value: UInt64, at offset: Int) {
    unsafe base.storeBytes(of: value, toByteOffset: offset, as: UInt64.self)
  }

  package func store(_ value: UInt32, at offset: Int) {
    unsafe base.storeBytes(of: value, toByteOffset: offset, as: UInt32.self)
  }

  private func load(_ offset: Int) -> Int {
    Int(unsafe base.load(fromByteOffset: offset, as: UInt64.self))
  }

  /// Says that the header is whole: from now on the file can be read.
  package func publish() { store(ProfileLayout.magic, at: ProfileLayout.Header.magic) }

  // MARK: Records

  /// Announces a function; nil when the log or the disk is full.
  ///
  /// - Returns: its place among the functions.
  package func add(_ function: ProfileLogContents.Function) -> UInt32? {
    var payload: [UInt8] = []
    for number in [UInt32(function.kind), UInt32(function.firstLine), UInt32(function.lastLine)] {
      unsafe withUnsafeBytes(of: number) { unsafe payload.append(contentsOf: $0) }
    }
    for text in [function.file, function.name, function.qualifiedName, function.module] {
      payload += text.utf8.map { $0 == 0 ? 0x20 : $0 } + [0]
    }
    guard write(ProfileLayout.Kind.function, payload) else { return nil }
    functionCount += 1
    return functionCount - 1
  }

  /// Makes a node; nil when the log or the disk is full.
  package func addNode(
    of function: UInt32, under parent: UnsafeMutablePointer<NodeRecord>?, callLine: UInt32
  ) -> UnsafeMutablePointer<NodeRecord>? {
    let size = MemoryLayout<NodeRecord>.size - ProfileLayout.recordHeaderSize
    guard let record = unsafe reserve(size) else { return nil }
    let node = unsafe record.assumingMemoryBound(to: NodeRecord.self)
    unsafe node.pointee.function = function
    unsafe node.pointee.parent = unsafe (parent.map { unsafe $0.pointee.number + 1 }) ?? 0
    unsafe node.pointee.number = nodeCount
    unsafe node.pointee.callLine = callLine
    unsafe node.pointee.kind = ProfileLayout.Kind.node
    nodeCount += 1
    return unsafe node
  }

  /// Whether there is room for nodes that tell callers apart.
  package var hasRoomForNodes: Bool {
    load(ProfileLayout.Header.cursor) < ProfileLayout.nodeLimit
  }

  /// Hands out a record for each of `count` lines from `firstLine` on; nil when there is no room.
  package func addLines(
    of function: UInt32, from firstLine: Int, count: Int
  ) -> UnsafeMutablePointer<LineRecord>? {
    guard let record = unsafe reserve(count * MemoryLayout<LineRecord>.stride) else { return nil }
    typealias Record = ProfileLayout.Record
    unsafe record.storeBytes(of: function, toByteOffset: Record.owner, as: UInt32.self)
    unsafe record.storeBytes(
      of: UInt32(firstLine), toByteOffset: Record.firstLine, as: UInt32.self)
    unsafe record.storeBytes(
      of: ProfileLayout.Kind.lines, toByteOffset: Record.kind, as: UInt32.self)
    let payload = unsafe record + ProfileLayout.recordHeaderSize
    return unsafe payload.assumingMemoryBound(to: LineRecord.self)
  }

  @discardableResult
  package func addNote(_ key: String, _ value: String) -> Bool {
    write(ProfileLayout.Kind.note, Array(key.utf8) + [0] + Array(value.utf8))
  }

  /// Keeps what a test took; false when there is no room.
  @discardableResult
  package func addTest(_ payload: [UInt8]) -> Bool { write(ProfileLayout.Kind.test, payload) }

  private func write(_ kind: UInt32, _ payload: [UInt8]) -> Bool {
    guard let record = unsafe reserve(payload.count) else { return false }
    unsafe payload.withUnsafeBytes { bytes in
      guard let source = bytes.baseAddress else { return }
      unsafe (record + ProfileLayout.recordHeaderSize).copyMemory(
        from: source, byteCount: bytes.count)
    }
    unsafe record.storeBytes(of: kind, toByteOffset: ProfileLayout.Record.kind, as: UInt32.self)
    return true
  }

  private func reserve(_ size: Int) -> UnsafeMutableRawPointer? {
    let offset = load(ProfileLayout.Header.cursor)
    let end = offset + ProfileLayout.aligned(ProfileLayout.recordHeaderSize + size)
    guard end <= ProfileLayout.capacity, allocate(upTo: end) else { return nil }
    store(UInt64(end), at: ProfileLayout.Header.cursor)
    let record = unsafe base + offset
    unsafe record.storeBytes(
      of: UInt32(size), toByteOffset: ProfileLayout.Record.size, as: UInt32.self)
    return unsafe record
  }

  private func allocate(upTo end: Int) -> Bool {
    let have = load(ProfileLayout.Header.allocated)
    if end <= have { return true }
    let want = min(max(end, have * 5 / 4) + Self.step, ProfileLayout.capacity)
    guard posix_fallocate(descriptor, have, want - have) == 0 else { return false }
    store(UInt64(want), at: ProfileLayout.Header.allocated)
    return true
  }

  // MARK: Ends and forks

  /// Ends the recording: what is stored after this goes nowhere.
  package func release() {
    let placement = MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED | MAP_NORESERVE
    unsafe mmap(base, ProfileLayout.capacity, PROT_READ | PROT_WRITE, placement, -1, 0)
    close(descriptor)
  }

  /// Keeps what a forked child stores from its parent's file.
  package func separate() {
    let placement = MAP_PRIVATE | MAP_FIXED
    unsafe mmap(
      base, ProfileLayout.capacity, PROT_READ | PROT_WRITE, placement, descriptor, 0)
  }

  /// Moves a forked child to a file of its own, in which all counters are zero.
  ///
  /// The addresses of what was handed out stay good.
  package func move(to path: String) throws(ProfileLogError) {
    let end = load(ProfileLayout.Header.cursor)
    let size = load(ProfileLayout.Header.allocated)
    let new = try Self.create(path, size: size)
    let copied = unsafe pwrite(new, base, end, 0) == end
    let protection = PROT_READ | PROT_WRITE
    guard copied,
      unsafe mmap(base, ProfileLayout.capacity, protection, MAP_SHARED | MAP_FIXED, new, 0) == base
    else {
      let code = errno
      release()
      unsafe unlink(path)
      close(new)
      throw .cannotCreate(path: path, code: code)
    }
    close(descriptor)
    descriptor = new
    self.path = path
    store(UInt64(getpid()), at: ProfileLayout.Header.processID)
    clearCounters(upTo: end)
  }

  private func clearCounters(upTo end: Int) {
    var offset = ProfileLayout.headerSize
    while offset < end {
      let record = unsafe base + offset
      let kind = unsafe record.load(as: UInt32.self)
      let size = Int(
        unsafe record.load(fromByteOffset: ProfileLayout.Record.size, as: UInt32.self))
      switch kind {
      case ProfileLayout.Kind.node:
        unsafe record.assumingMemoryBound(to: NodeRecord.self).pointee.clear()
      case ProfileLayout.Kind.lines:
        let lines = unsafe (record + ProfileLayout.recordHeaderSize)
          .assumingMemoryBound(to: LineRecord.self)
        for index in 0..<size / MemoryLayout<LineRecord>.stride {
          unsafe lines[index].clear()
        }
      case ProfileLayout.Kind.test:
        // The parent's own, which it tells of itself.
        unsafe record.storeBytes(of: 0, as: UInt32.self)
      default: break
      }
      offset += ProfileLayout.aligned(ProfileLayout.recordHeaderSize + size)
    }
  }
}

extension NodeRecord {
  fileprivate mutating func clear() {
    calls = 0
    resumptions = 0
    lineEvents = 0
    own = 0
    waiting = 0
    suspended = 0
    unwinds = 0
  }
}

extension LineRecord {
  fileprivate mutating func clear() {
    self = LineRecord(
      line: line, lastLine: lastLine, hits: 0, own: 0, shortest: 0, longest: 0, waiting: 0,
      suspended: 0, calls: 0, exits: 0)
  }
}

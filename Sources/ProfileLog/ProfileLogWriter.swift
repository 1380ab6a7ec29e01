internal import Files
internal import Glibc

/// The memory-mapped file into which one process writes what it measures.
///
/// Counters are plain memory of a shared mapping, which the kernel keeps whatever becomes of the
/// process. They are not atomic: whoever writes holds the interpreter's lock, and a forked child
/// moves to a file of its own, at the same address. Nothing here is safe without that lock.
@safe package final class ProfileLogWriter {
  var file: RecordingFile
  var base: UnsafeMutableRawPointer { unsafe file.base }
  package var path: String { file.path }

  /// How many functions and nodes there are.
  package private(set) var functionCount: UInt32 = 0
  package private(set) var nodeCount: UInt32 = 0

  /// The bytes that are written, and those that the disk has room for; as of a fork they are the
  /// child's, whatever the parent adds to the file.
  private(set) var cursor = ProfileLayout.headerSize
  private(set) var allocated = ProfileLogWriter.step

  /// Space is taken from the disk in steps of at least this many bytes.
  private static let step = 1 << 18

  /// Makes the file and maps it; it stays locked until this process is gone.
  package init(creating path: String) throws(ProfileLogError) {
    do {
      file = try RecordingFile(creating: path, capacity: ProfileLayout.capacity, size: Self.step)
    } catch { throw .cannotCreate(path: path, code: error.code) }
    describe()
  }

  // MARK: The header

  package func store(_ value: UInt64, at offset: Int) {
    unsafe base.storeBytes(of: value, toByteOffset: offset, as: UInt64.self)
  }

  package func store(_ value: UInt32, at offset: Int) {
    unsafe base.storeBytes(of: value, toByteOffset: offset, as: UInt32.self)
  }

  /// Says whose file it is, and how far it goes.
  func describe() {
    store(UInt64(cursor), at: ProfileLayout.Header.cursor)
    store(UInt64(allocated), at: ProfileLayout.Header.allocated)
    store(UInt64(getpid()), at: ProfileLayout.Header.processID)
  }

  /// What the events of a kind cost, in picoseconds.
  package subscript(cost kind: ProbeKind) -> UInt64 {
    get {
      let offset = ProfileLayout.Header.costs + 8 * kind.rawValue
      return unsafe base.load(fromByteOffset: offset, as: UInt64.self)
    }
    set { store(newValue, at: ProfileLayout.Header.costs + 8 * kind.rawValue) }
  }

  /// Says that the header is whole: from now on the file can be read.
  package func publish() { store(ProfileLayout.magic, at: ProfileLayout.Header.magic) }

  // MARK: Records

  /// Announces a function; nil when the log or the disk is full.
  ///
  /// - Returns: its place among the functions.
  package func add(_ function: ProfileLogContents.Function) -> UInt32? {
    var payload: [UInt8] = []
    for number in [
      UInt32(function.kind.rawValue), UInt32(function.firstLine), UInt32(function.lastLine),
    ] {
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

  /// Makes the counter of the exceptions that begin in a node; nil when there is no room.
  package func addRaises(
    of node: UnsafeMutablePointer<NodeRecord>
  ) -> UnsafeMutablePointer<UInt64>? {
    guard let record = unsafe reserve(MemoryLayout<UInt64>.size) else { return nil }
    typealias Record = ProfileLayout.Record
    unsafe record.storeBytes(of: node.pointee.number, toByteOffset: Record.owner, as: UInt32.self)
    let counter = unsafe (record + ProfileLayout.recordHeaderSize)
      .assumingMemoryBound(to: UInt64.self)
    unsafe counter.pointee = 0
    unsafe record.storeBytes(
      of: ProfileLayout.Kind.raises, toByteOffset: Record.kind, as: UInt32.self)
    return unsafe counter
  }

  /// Whether there is room for nodes that tell callers apart.
  package var hasRoomForNodes: Bool {
    cursor < ProfileLayout.nodeLimit
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
    let offset = cursor
    let end = offset + ProfileLayout.aligned(ProfileLayout.recordHeaderSize + size)
    guard end <= ProfileLayout.capacity, allocate(upTo: end) else { return nil }
    cursor = end
    store(UInt64(end), at: ProfileLayout.Header.cursor)
    let record = unsafe base + offset
    unsafe record.storeBytes(
      of: UInt32(size), toByteOffset: ProfileLayout.Record.size, as: UInt32.self)
    return unsafe record
  }

  private func allocate(upTo end: Int) -> Bool {
    if end <= allocated { return true }
    let want = min(max(end, allocated * 5 / 4) + Self.step, ProfileLayout.capacity)
    guard file.grow(from: allocated, to: want) else { return false }
    allocated = want
    store(UInt64(want), at: ProfileLayout.Header.allocated)
    return true
  }

  /// Ends the recording: what is stored after this goes nowhere.
  package func release() { file.release(size: allocated) }
}

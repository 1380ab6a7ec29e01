internal import Files
internal import Glibc

/// One journal file, seen by a process that folds it into a data file.
package struct JournalReader: Sendable {
  package let path: String
  package let contents: JournalContents

  /// Whether a process may still be recording into it.
  package let isLive: Bool

  /// Reads the journal at `path`; one that is still being written is read as it is now.
  package init(path: String) throws(JournalError) {
    do {
      let view = unsafe try RecordingView(
        path: path, sizes: JournalLayout.headerSize...JournalLayout.capacity,
        magic: JournalLayout.magic
      ) { bytes in
        unsafe Self.decode(bytes, process: Self.process(of: path))
      }
      contents = view.contents
      isLive = view.isLive
    } catch { throw JournalError(error, path) }
    self.path = path
  }

  /// Says that what was recorded so far has replaced the old data: from now on it only adds.
  package func markFolded() throws(JournalError) {
    let descriptor = unsafe open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .cannotRead(path: path, code: errno) }
    defer { close(descriptor) }
    var flags: UInt32 = contents.recordsBranches ? JournalLayout.Flag.branches : 0
    let size = MemoryLayout<UInt32>.size
    guard unsafe pwrite(descriptor, &flags, size, JournalLayout.Header.flags) == size else {
      throw .cannotRead(path: path, code: errno)
    }
  }

  /// The process in a journal's name, which ends in `PROCESS.RANDOM.journal`; 0 for another name.
  private static func process(of path: String) -> Int {
    path.split(separator: ".").dropLast(2).last.flatMap { Int($0) } ?? 0
  }

  private static func decode(
    _ bytes: UnsafeRawBufferPointer, process: Int
  ) -> JournalContents {
    typealias Header = JournalLayout.Header
    let flags = unsafe bytes.load(fromByteOffset: Header.flags, as: UInt32.self)
    let cursor = Int(
      clamping: unsafe bytes.load(fromByteOffset: Header.cursor, as: UInt64.self))
    let allocated = Int(
      clamping: unsafe bytes.load(fromByteOffset: Header.allocated, as: UInt64.self))
    let end = min(cursor, allocated, bytes.count)
    var notes: [JournalContents.Note] = []
    var files: [JournalContents.File] = []
    var indexOfUnit: [UInt32: Int] = [:]
    var contexts = ContextRecords()
    var offset = JournalLayout.headerSize
    while offset + JournalLayout.recordHeaderSize <= end {
      let record = unsafe JournalRecord(bytes, at: offset)
      guard record.payload.upperBound <= end else { break }
      let payload = unsafe UnsafeRawBufferPointer(rebasing: bytes[record.payload])
      switch record.kind {
      case JournalLayout.Kind.file:
        indexOfUnit[UInt32(offset / JournalLayout.alignment)] = files.count
        files.append(.init(path: unsafe String(decoding: payload, as: UTF8.self), regions: []))
      case JournalLayout.Kind.lines:
        // A file announced by another process is complete before its first region is.
        if let index = indexOfUnit[record.owner] {
          files[index].regions.append(
            .init(firstLine: record.firstLine, hits: unsafe Array(payload)))
          contexts.codes.append(.init(file: index, record: offset))
        }
      case JournalLayout.Kind.code:
        if let index = indexOfUnit[record.owner] {
          unsafe files[index].add(code: payload, firstLine: record.firstLine)
          contexts.codes.append(.init(file: index, record: offset))
        }
      case JournalLayout.Kind.context:
        contexts.labels[UInt32(offset / JournalLayout.alignment)] =
          unsafe String(decoding: payload, as: UTF8.self)
      case JournalLayout.Kind.contextLog: contexts.logs.append(record.payload)
      case JournalLayout.Kind.note:
        notes.append(unsafe note(payload))
      default: break
      }
      offset = JournalLayout.aligned(record.payload.upperBound)
    }
    return JournalContents(
      isFresh: flags & JournalLayout.Flag.fresh != 0,
      hasBegun: flags & JournalLayout.Flag.waiting == 0 || !files.isEmpty,
      recordsBranches: flags & JournalLayout.Flag.branches != 0,
      startTime: unsafe bytes.load(fromByteOffset: Header.startTime, as: UInt64.self),
      pythonVersion: unsafe bytes.load(fromByteOffset: Header.pythonVersion, as: UInt32.self),
      processID: process,
      notes: notes, files: files, contexts: unsafe contexts.decoded(from: bytes))
  }

  private static func note(_ payload: UnsafeRawBufferPointer) -> JournalContents.Note {
    let parts = unsafe payload.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
    return JournalContents.Note(
      key: unsafe parts.first.map { unsafe String(decoding: $0, as: UTF8.self) } ?? "",
      value: unsafe parts.dropFirst().first.map { unsafe String(decoding: $0, as: UTF8.self) }
        ?? "")
  }
}

/// A record's header, decoded; a stretch that was never written reads as an empty one.
struct JournalRecord {
  let kind: UInt32
  let owner: UInt32
  let firstLine: Int
  let payload: Range<Int>

  init(_ bytes: UnsafeRawBufferPointer, at offset: Int) {
    typealias Field = JournalLayout.Record
    kind = unsafe bytes.load(fromByteOffset: offset + Field.kind, as: UInt32.self)
    owner = unsafe bytes.load(fromByteOffset: offset + Field.owner, as: UInt32.self)
    firstLine = unsafe Int(
      bytes.load(fromByteOffset: offset + Field.firstLine, as: UInt32.self))
    let start = offset + JournalLayout.recordHeaderSize
    let size = unsafe Int(bytes.load(fromByteOffset: offset + Field.size, as: UInt32.self))
    payload = start..<start + size
  }
}

internal import Files
internal import Glibc

/// A forked child leaves its parent's log, and has one of its own.
extension ProfileLogWriter {
  /// Keeps what a forked child stores from its parent's file.
  package func separate() { file.separate(size: cursor) }

  /// Moves a forked child to a file of its own, in which all counters are zero.
  ///
  /// The addresses of what was handed out stay good.
  package func move(to path: String) throws(ProfileLogError) {
    do { try file.move(to: path, copying: cursor, size: allocated) } catch {
      release()
      throw .cannotCreate(path: path, code: error.code)
    }
    describe()
    clearCounters()
  }

  private func clearCounters() {
    var offset = ProfileLayout.headerSize
    while offset < cursor {
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
      case ProfileLayout.Kind.raises:
        unsafe (record + ProfileLayout.recordHeaderSize).storeBytes(of: 0, as: UInt64.self)
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
      suspended: 0, calls: 0, exits: 0, shortestProbes: LineProbes(),
      longestProbes: LineProbes())
  }
}

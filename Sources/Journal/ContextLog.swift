/// A label under which lines are recorded, numbered for one journal.
package struct ContextID: Hashable, Sendable {
  /// The place of the label's record in units of 16; 0 for the run's own label.
  let unit: UInt32

  /// What ran outside any other context.
  package static let base = ContextID(unit: 0)
}

/// What ran in which context, as one process writes it into its journal.
///
/// The bytes of lines and arcs say what ran in the base context. What ran in another is in
/// blocks, as bits: a bit for each line of a code object, then one for each of its arcs. A record
/// of the log is a sequence of numbers of four bytes: a context's number with the top bit set, for
/// all blocks up to the next; a block is the place of the code object's first line byte, then its
/// bits. A zero ends the record.
///
/// Blocks are made when code first runs in a context, and their bits set as it goes on: whatever
/// becomes of the process, they are in the file. Each process has records of its own.
@safe package struct ContextLog {
  private let journal: JournalWriter
  private var next: UnsafeMutablePointer<UInt32>
  private var room = 0

  /// The context that new blocks belong to.
  package private(set) var context = ContextID.base
  private var isMarked = false

  /// How many numbers a record holds, unless a single block needs more.
  private static let recordCount = (4096 - JournalLayout.recordHeaderSize) / 4
  static let contextFlag: UInt32 = 1 << 31

  package init(_ journal: JournalWriter) {
    self.journal = journal
    unsafe next = .allocate(capacity: 1)
  }

  /// Goes on in another context.
  package mutating func enter(_ context: ContextID) {
    if context == self.context { return }
    self.context = context
    isMarked = false
  }

  /// Leaves the record to the process that this one was forked from.
  package mutating func startAnew() {
    room = 0
    isMarked = false
  }

  /// Makes a block of `bitCount` zeroed bits for the code object whose first line byte is `hits`.
  ///
  /// - Returns: nil when the journal or the disk is full.
  package mutating func block(
    for hits: UnsafeMutablePointer<UInt8>, bitCount: Int
  ) -> UnsafeMutablePointer<UInt32>? {
    let words = (bitCount + 31) / 32
    let needed = words + (isMarked ? 1 : 2)
    if needed > room {
      guard startRecord(atLeast: words + 2) else { return nil }
    }
    if !isMarked {
      append(context.unit | Self.contextFlag)
      isMarked = true
    }
    unsafe append(UInt32(journal.offset(of: unsafe hits)))
    defer { skip(words) }
    return unsafe next
  }

  private mutating func startRecord(atLeast count: Int) -> Bool {
    let count = max(count, Self.recordCount)
    guard let record = unsafe journal.reserve(count * 4) else { return false }
    unsafe journal.publish(record, JournalLayout.Kind.contextLog)
    unsafe next = unsafe (record + JournalLayout.recordHeaderSize)
      .assumingMemoryBound(to: UInt32.self)
    room = count
    isMarked = false
    return true
  }

  private mutating func append(_ number: UInt32) {
    unsafe next.pointee = number
    skip(1)
  }

  private mutating func skip(_ count: Int) {
    unsafe next += count
    room -= count
  }
}

extension JournalWriter {
  /// Announces a context; nil when the journal or the disk is full.
  package func add(context label: String) -> ContextID? {
    write(JournalLayout.Kind.context, Array(label.utf8)).map {
      ContextID(unit: UInt32($0 / JournalLayout.alignment))
    }
  }
}

/// Where things are in a journal file.
///
/// A header of `headerSize` bytes, then records one after the other, each on a multiple of 16: a
/// record header of 16 bytes and its payload. All numbers are in the machine's own byte order: a
/// journal never leaves the machine that wrote it. Space that was handed out and never written
/// stays zero, which is how a reader passes over what a killed process had no time to write.
enum JournalLayout {
  static let magic: UInt64 = 0x314A_564F_4359_50  // "PYCOVJ1" in memory.
  static let headerSize = 256
  static let recordHeaderSize = 16
  static let alignment = 16

  /// The most a journal can hold, in bytes; the file grows up to it, address space is taken at once.
  static let capacity = 1 << 28

  /// Byte offsets of the header's fields.
  enum Header {
    static let magic = 0
    static let flags = 8
    static let cursor = 16
    static let allocated = 24
    static let startTime = 32
    static let pythonVersion = 40
  }

  /// Byte offsets of a record header's fields; the kind is written last.
  enum Record {
    static let kind = 0
    static let size = 4
    static let owner = 8
    static let firstLine = 12
  }

  enum Flag {
    static let fresh: UInt32 = 1

    /// Whether transfers between lines are recorded, too.
    static let branches: UInt32 = 2

    /// Whether the program, or its tests, have not begun yet.
    static let waiting: UInt32 = 4
  }

  enum Kind {
    /// Payload: a path; the record's place is the file's identity.
    static let file: UInt32 = 0x454C_4946

    /// Payload: a byte for each line from `firstLine` on, 1 when it ran.
    ///
    /// The owner is the place of a file record, in units of 16.
    static let lines: UInt32 = 0x454E_494C

    /// Payload: a byte for each line from `firstLine` on, as in `lines`; then, on a multiple of 4,
    /// the arcs of the lines, each two signed numbers of four bytes; then a byte for each arc.
    ///
    /// It begins with the counts of lines and arcs, and 1 for code that can pause, 0 for other code,
    /// four bytes each. An arc's byte is an `ArcState`.
    static let code: UInt32 = 0x4544_4F43

    /// Payload: the label of a context; the record's place, in units of 16, is its number.
    static let context: UInt32 = 0x5458_5443

    /// Payload: what ran in contexts, in numbers of four bytes; see `ContextLog`.
    static let contextLog: UInt32 = 0x474F_4C43

    /// Payload: a key and a value with a zero byte between them.
    static let note: UInt32 = 0x4554_4F4E
  }

  static func aligned(_ size: Int) -> Int { (size + alignment - 1) & ~(alignment - 1) }
}

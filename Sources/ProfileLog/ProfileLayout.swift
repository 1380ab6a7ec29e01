/// Where things are in the file into which one process writes what it measures.
///
/// A header of `headerSize` bytes, then records one after the other on multiples of `alignment`:
/// 16 bytes of record header, then a payload. All numbers are in the machine's own byte order; times
/// are ticks of the log's clock. The kind of a record is written last, and space that was never
/// written is zero, so a reader passes over what a killed process had no time for.
package enum ProfileLayout {
  package static let magic: UInt64 = 0x0031_464F_5250_5950  // "PYPROF1" in memory.
  package static let headerSize = 512
  package static let recordHeaderSize = 16
  package static let alignment = 32

  /// The most that a log can hold, in bytes; the file grows up to it.
  package static let capacity = 48 << 20

  /// Nodes of the call tree are made up to here, and then only for functions as such.
  package static let nodeLimit = 36 << 20

  /// The names of logs end so.
  package static let suffix = ".profile"

  /// Byte offsets of the header's fields.
  package enum Header {
    package static let magic = 0
    package static let cursor = 8
    package static let allocated = 16
    package static let clock = 24
    package static let pythonVersion = 28
    package static let processID = 32
    package static let startTime = 40
    package static let startTicks = 48
    package static let startMonotonic = 56
    package static let endTicks = 64
    package static let endMonotonic = 72
    /// Ticks that the recorder took for itself.
    package static let bookkeeping = 80
    /// A number of eight bytes, in picoseconds, for each of `ProbeKind`.
    package static let costs = 128
  }

  /// Byte offsets of a record header's fields.
  package enum Record {
    package static let kind = 0
    package static let size = 4
    package static let owner = 8
    package static let firstLine = 12
  }

  package enum Kind {
    /// Payload: a `ProfiledFunctionRecord`'s numbers, then texts that end in zero bytes.
    package static let function: UInt32 = 0x434E_5546

    /// A `NodeRecord`, the record's header included.
    package static let node: UInt32 = 0x4544_4F4E

    /// Payload: a `LineRecord` for each line from `firstLine` on; the owner is a function's number.
    package static let lines: UInt32 = 0x454E_494C

    /// Payload: how many exceptions began in the owner, which is a node's number.
    package static let raises: UInt32 = 0x5349_4152

    /// Payload: ticks, a count, then function, calls and ticks for each; the label to the end.
    package static let test: UInt32 = 0x5453_4554

    /// Payload: a key and a value with a zero byte between them.
    package static let note: UInt32 = 0x4554_4F4E
  }

  /// The file of the functions by which the cost of probes is measured; nobody is told of them.
  package static let probeFile = "<pyprof>"

  static func aligned(_ size: Int) -> Int { (size + alignment - 1) & ~(alignment - 1) }
}

/// The kinds of events whose cost is measured and taken out.
package enum ProbeKind: Int, CaseIterable, Sendable {
  /// A line's event, whole.
  case line
  /// What entering and leaving a function costs its caller.
  case caller
  /// What it costs the function itself.
  case callee
  /// The same of a generator that goes on and pauses.
  case resumer
  case resumed
  /// The same of a function written in C.
  case nativeCaller
  case nativeCallee

  package var name: String {
    switch self {
    case .line: "LINE"
    case .caller: "PY_START+PY_RETURN (caller)"
    case .callee: "PY_START+PY_RETURN (function)"
    case .resumer: "PY_RESUME+PY_YIELD (caller)"
    case .resumed: "PY_RESUME+PY_YIELD (function)"
    case .nativeCaller: "CALL+C_RETURN (caller)"
    case .nativeCallee: "CALL+C_RETURN (function)"
    }
  }
}

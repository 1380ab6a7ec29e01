/// Which source line each instruction of a code object belongs to; what `co_lines()` lists.
///
/// Decoded from `co_linetable`, whose form is the same in 3.11 to 3.15:
/// https://github.com/python/cpython/blob/main/InternalDocs/code_objects.md
package struct LineTable: Hashable, Sendable {
  /// Neighbouring instructions of one line.
  package struct Range: Hashable, Sendable {
    /// Byte offsets into the code.
    package let offsets: Swift.Range<Int>

    /// Nil for instructions that belong to no line.
    package let line: Int?
  }

  package let ranges: [Range]

  package init(ranges: [Range]) { self.ranges = ranges }

  /// The lines that have instructions, in ascending order, each once.
  package var lines: [Int] {
    var seen = Set<Int>()
    for range in ranges {
      if let line = range.line { seen.insert(line) }
    }
    return seen.sorted()
  }

  /// The line of the instruction at a byte offset.
  package func line(at offset: Int) -> Int? {
    ranges.first { $0.offsets.contains(offset) }?.line
  }
}

extension LineTable {
  /// How an entry tells its line, in bits 3 to 6 of its first byte.
  private enum Form {
    static let firstWithColumns = 10
    static let withoutColumns = 13
    static let long = 14
    static let withoutLine = 15
  }

  /// Decodes `co_linetable`; a table that is cut short gives what came before the cut.
  package init(firstLine: Int, encoded: UnsafeRawBufferPointer) {
    var line = firstLine
    var offset = 0
    var index = 0
    var found: [Range] = []
    while index < encoded.count {
      let head = unsafe Int(encoded[index])
      let form = head >> 3 & 15
      index += 1
      if form == Form.withoutColumns || form == Form.long {
        unsafe line += Self.signedNumber(in: encoded, &index)
      } else if form >= Form.firstWithColumns, form < Form.withoutColumns {
        line += form - Form.firstWithColumns
      }
      unsafe Self.skipEntry(in: encoded, &index)
      let end = offset + ((head & 7) + 1) * 2
      Self.append(
        Range(offsets: offset..<end, line: form == Form.withoutLine ? nil : line), to: &found)
      offset = end
    }
    self.init(ranges: found)
  }

  /// Moves on to the next entry, the only byte whose highest bit is set.
  private static func skipEntry(in bytes: UnsafeRawBufferPointer, _ index: inout Int) {
    while index < bytes.count, unsafe bytes[index] & 0x80 == 0 { index += 1 }
  }

  /// Reads six bits a byte, lowest first, where bit 6 says that more follow; bit 0 is the sign.
  private static func signedNumber(in bytes: UnsafeRawBufferPointer, _ index: inout Int) -> Int {
    var number: UInt = 0
    var shift: UInt = 0
    while index < bytes.count {
      let byte = unsafe bytes[index]
      index += 1
      number |= UInt(byte & 63) << shift
      shift += 6
      if byte & 64 == 0 { break }
    }
    let magnitude = Int(truncatingIfNeeded: number >> 1)
    return number & 1 == 0 ? magnitude : -magnitude
  }

  /// Adds a range, joining it to the one before where both are of one line.
  private static func append(_ range: Range, to ranges: inout [Range]) {
    guard let last = ranges.last, last.line == range.line else {
      ranges.append(range)
      return
    }
    ranges[ranges.count - 1] = Range(
      offsets: last.offsets.lowerBound..<range.offsets.upperBound, line: range.line)
  }
}

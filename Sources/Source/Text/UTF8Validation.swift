/// Checks text for being UTF-8, at memory speed for ASCII.
enum UTF8Validation {
  static func isValid(_ bytes: [UInt8]) -> Bool {
    unsafe bytes.withUnsafeBytes { buffer in
      var index = 0
      while true {
        while index + 8 <= buffer.count,
          unsafe buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            & 0x8080_8080_8080_8080 == 0
        {
          index += 8
        }
        guard index < buffer.count else { return true }
        let length = unsafe sequenceLength(in: buffer, at: index)
        guard length > 0 else { return false }
        index += length
      }
    }
  }

  /// The length of the well-formed character at `index`, 0 when there is none.
  private static func sequenceLength(in buffer: UnsafeRawBufferPointer, at index: Int) -> Int {
    let first = unsafe buffer[index]
    if first < 0x80 { return 1 }
    func continues(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      unsafe index + offset < buffer.count && range.contains(buffer[index + offset])
    }
    switch first {
    case 0xC2...0xDF: return continues(1) ? 2 : 0
    case 0xE0...0xEF:
      let second: ClosedRange<UInt8> =
        first == 0xE0 ? 0xA0...0xBF : first == 0xED ? 0x80...0x9F : 0x80...0xBF
      return continues(1, second) && continues(2) ? 3 : 0
    case 0xF0...0xF4:
      let second: ClosedRange<UInt8> =
        first == 0xF0 ? 0x90...0xBF : first == 0xF4 ? 0x80...0x8F : 0x80...0xBF
      return continues(1, second) && continues(2) && continues(3) ? 4 : 0
    default: return 0
    }
  }
}

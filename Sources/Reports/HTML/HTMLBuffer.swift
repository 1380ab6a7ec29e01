/// The bytes of a page while it is being written.
///
/// Markup of ours goes in by `+=`, anybody's text by `escape`; attributes hold only the former.
struct HTMLBuffer {
  private(set) var bytes: [UInt8] = []

  init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  static func += (buffer: inout HTMLBuffer, markup: String) {
    buffer.bytes.append(contentsOf: markup.utf8)
  }

  static func += (buffer: inout HTMLBuffer, markup: [UInt8]) {
    buffer.bytes.append(contentsOf: markup)
  }

  static func += (buffer: inout HTMLBuffer, number: Int) {
    if number < 10 { return buffer.bytes.append(UInt8(truncatingIfNeeded: 48 + number)) }
    buffer += number / 10
    buffer.bytes.append(UInt8(truncatingIfNeeded: 48 + number % 10))
  }

  mutating func escape(_ text: some StringProtocol) { escape(Array(text.utf8)[...]) }

  /// Appends text as the content of an element: no byte of it can be taken for markup.
  mutating func escape(_ text: ArraySlice<UInt8>) {
    var start = text.startIndex
    for index in text.indices where Self.isSpecial(text[index]) {
      bytes.append(contentsOf: text[start..<index])
      self += Self.replacement(for: text[index])
      start = index + 1
    }
    bytes.append(contentsOf: text[start...])
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte < 0x40 && Self.special & (1 << UInt64(byte)) != 0
  }

  /// Bit for bit, the bytes that `replacement` knows.
  private static let special: UInt64 =
    1 << 0 | 1 << 0x26 | 1 << 0x3C | 1 << 0x3E

  private static func replacement(for byte: UInt8) -> String {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    default: "\u{FFFD}"
    }
  }
}

internal import Source

/// The bytes of a page while it is being written.
///
/// Markup of ours goes in by `+=`, anybody's text by `escape`.
struct HTMLBuffer {
  private(set) var bytes: [UInt8] = []

  init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  static func += (buffer: inout HTMLBuffer, markup: String) {
    buffer.bytes.append(contentsOf: markup.utf8)
  }

  /// Appends markup that is known at compile time, which needs no string.
  static func += (buffer: inout HTMLBuffer, markup: StaticString) {
    markup.withUTF8Buffer { unsafe buffer.bytes.append(contentsOf: $0) }
  }

  static func += (buffer: inout HTMLBuffer, markup: [UInt8]) {
    buffer.bytes.append(contentsOf: markup)
  }

  static func += (buffer: inout HTMLBuffer, number: Int) {
    if number < 10 { return buffer.bytes.append(UInt8(truncatingIfNeeded: 48 + number)) }
    buffer += number / 10
    buffer.bytes.append(UInt8(truncatingIfNeeded: 48 + number % 10))
  }

  /// Appends a set of lines, as bytes of no meaning but to differ for other sets.
  mutating func append(_ lines: LineSet) {
    self += lines.words.count
    for word in lines.words {
      for shift in stride(from: 0, to: UInt64(64), by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: word >> shift))
      }
    }
  }

  /// Appends text so that it stands for itself in content and in quoted attributes.
  mutating func escape(_ text: some StringProtocol) {
    escape(Array(text.utf8)[...], Self.specialInAttributes)
  }

  /// Appends text as the content of an element: no byte of it can be taken for markup.
  ///
  /// Quotes stay as they are, which keeps pages of code small; so this is not for attributes.
  mutating func escape(_ text: ArraySlice<UInt8>) { escape(text, Self.special) }

  /// Appends text with U+FFFD in place of some control characters, given as a bit for each.
  mutating func append(_ text: ArraySlice<UInt8>, without controls: UInt64) {
    escape(text, controls)
  }

  private mutating func escape(_ text: ArraySlice<UInt8>, _ special: UInt64) {
    var start = text.startIndex
    for index in text.indices where text[index] < 0x40 && special & (1 << UInt64(text[index])) != 0
    {
      bytes.append(contentsOf: text[start..<index])
      self += Self.replacement(for: text[index])
      start = index + 1
    }
    bytes.append(contentsOf: text[start...])
  }

  /// A bit for each byte that `replacement` knows.
  private static let special: UInt64 = 1 << 0 | 1 << 0x26 | 1 << 0x3C | 1 << 0x3E
  private static let specialInAttributes: UInt64 = special | 1 << 0x22 | 1 << 0x27

  private static func replacement(for byte: UInt8) -> StaticString {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    default: "\u{FFFD}"
    }
  }
}

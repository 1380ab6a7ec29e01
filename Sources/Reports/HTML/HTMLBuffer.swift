internal import Source

/// The bytes of a page while it is being written.
///
/// Markup of ours goes in by `+=`, anybody's text by `escape`.
struct HTMLBuffer: ~Copyable {
  private var output: ByteOutput

  init(capacity: Int = 0) { output = ByteOutput(capacity: capacity) }

  /// What was written; a copy.
  var bytes: [UInt8] { output.bytes }

  /// Literals are no strings: they take the next function.
  @_disfavoredOverload
  static func += (buffer: inout HTMLBuffer, markup: String) { buffer.output.write(markup) }

  /// Appends markup that is known at compile time, which needs no string.
  @inline(__always)
  static func += (buffer: inout HTMLBuffer, markup: StaticString) {
    buffer.output.write(literal: markup)
  }

  static func += (buffer: inout HTMLBuffer, markup: [UInt8]) { buffer.output.write(markup) }

  static func += (buffer: inout HTMLBuffer, number: Int) { buffer.output.write(number) }

  /// Appends a set of lines, as bytes of no meaning but to differ for other sets.
  mutating func append(_ lines: LineSet) {
    self += lines.words.count
    for word in lines.words { output.write(bytesOf: word) }
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
    unsafe text.withUnsafeBufferPointer { bytes in
      var start = 0
      for index in 0..<bytes.count {
        let byte = unsafe bytes[index]
        guard byte < 0x40, special >> UInt64(byte & 63) & 1 != 0 else { continue }
        unsafe output.write(UnsafeBufferPointer(rebasing: bytes[start..<index]))
        output.write(literal: Self.replacement(for: byte))
        start = index + 1
      }
      unsafe output.write(UnsafeBufferPointer(rebasing: bytes[start...]))
    }
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

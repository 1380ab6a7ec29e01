internal import Coverage
internal import Glibc

extension ByteOutput {
  /// Writes ` name="text"`, such that the text reads back as it is.
  mutating func write(attribute name: StaticString, _ text: String) {
    open(name)
    escape(text)
    write(UInt8(ascii: "\""))
  }

  mutating func write(attribute name: StaticString, _ number: Int) {
    open(name)
    write(number)
    write(UInt8(ascii: "\""))
  }

  /// Writes the share of what is covered, from 0 to 1, in four digits.
  mutating func write(rate name: StaticString, _ ratio: Ratio) {
    open(name)
    write(ratio.rateText)
    write(UInt8(ascii: "\""))
  }

  private mutating func open(_ name: StaticString) {
    write(UInt8(ascii: " "))
    write(literal: name)
    write(literal: "=\"")
  }

  /// Writes text for an element or an attribute in double quotes.
  ///
  /// What XML has no way of writing becomes `?`: most control characters, and two that are none.
  mutating func escape(_ text: String) {
    if text.utf8.allSatisfy(Self.isPlain) { return write(text) }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": write(literal: "&amp;")
      case "<": write(literal: "&lt;")
      case ">": write(literal: "&gt;")
      case "\"": write(literal: "&quot;")
      case "\t", "\n", "\r": write("&#\(scalar.value);")
      case "\0"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": write(UInt8(ascii: "?"))
      default: for byte in UTF8.encode(scalar) ?? .init() { write(byte) }
      }
    }
  }
}

extension ByteOutput {
  /// Whether a byte of a text stands for itself.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""): false
    default: byte >= 0x20 && byte < 0x80
    }
  }
}

extension Ratio {
  /// Never 0 or 1 unless nothing or everything is covered.
  fileprivate var rateText: String {
    if covered == total { return "1" }
    if covered == 0 { return "0" }
    let rate = min(max(fraction, 0.0001), 0.9999)
    var text = [CChar](repeating: 0, count: 32)
    let count = unsafe withVaList([rate]) { arguments in
      unsafe vsnprintf(&text, text.count, "%.4g", arguments)
    }
    return String(decoding: text.prefix(Int(count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}

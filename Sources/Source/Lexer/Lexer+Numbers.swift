extension Lexer {
  mutating func scanNumber() throws(SyntaxError) {
    let begin = position
    if bytes[position] == UInt8(ascii: "0"), let radix = radixOfPrefix {
      position += 2
      guard takeDigits(in: radix, afterPrefix: true) else { throw fail(.invalidNumber) }
    } else {
      try scanDecimal()
    }
    guard endsNumber else { throw fail(.invalidNumber) }
    emit(.number, from: begin)
  }

  @inline(__always)
  private var radixOfPrefix: UInt8? {
    switch bytes[position + 1] | 0x20 {
    case UInt8(ascii: "x"): 16
    case UInt8(ascii: "o"): 8
    case UInt8(ascii: "b"): 2
    default: nil
    }
  }

  private mutating func scanDecimal() throws(SyntaxError) {
    let begin = position
    var isInteger = true
    if bytes[position] != UInt8(ascii: ".") {
      guard takeDigits(in: 10) else { throw fail(.invalidNumber) }
    }
    let digits = begin..<position
    if bytes[position] == UInt8(ascii: ".") {
      isInteger = false
      position += 1
      if Self.isDigit(bytes[position]), !takeDigits(in: 10) { throw fail(.invalidNumber) }
    }
    if bytes[position] | 0x20 == UInt8(ascii: "e") {
      let sign =
        bytes[position + 1] == UInt8(ascii: "+") || bytes[position + 1] == UInt8(ascii: "-")
      if Self.isDigit(bytes[position + (sign ? 2 : 1)]) {
        isInteger = false
        position += sign ? 2 : 1
        guard takeDigits(in: 10) else { throw fail(.invalidNumber) }
      }
    }
    if bytes[position] | 0x20 == UInt8(ascii: "j") {
      isInteger = false
      position += 1
    }
    if isInteger, bytes[begin] == UInt8(ascii: "0") {
      for index in digits
      where bytes[index] > UInt8(ascii: "0") && bytes[index] <= UInt8(ascii: "9") {
        throw fail(.invalidNumber)
      }
    }
  }

  /// Whether the current number token is a zero of any kind.
  @inline(__always)
  var isZero: Bool { Self.isZero(bytes, range) }

  private static func isZero(_ bytes: ByteView, _ range: Range<Int>) -> Bool {
    let isHexadecimal = bytes[range.lowerBound + 1] | 0x20 == UInt8(ascii: "x")
    for index in range {
      let byte = bytes[index]
      if byte > UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { return false }
      if isHexadecimal {
        if index > range.lowerBound + 1, Self.isDigit(byte, in: 16), byte != UInt8(ascii: "0") {
          return false
        }
      } else if byte | 0x20 == UInt8(ascii: "e") {
        return true
      }
    }
    return true
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  private static func isDigit(_ byte: UInt8, in radix: UInt8) -> Bool {
    if radix == 16 {
      let letter = byte | 0x20
      return Self.isDigit(byte) || letter >= UInt8(ascii: "a") && letter <= UInt8(ascii: "f")
    }
    return byte >= UInt8(ascii: "0") && byte < UInt8(ascii: "0") + radix
  }

  /// Takes digits with single underscores between them; whether they are well formed.
  private mutating func takeDigits(in radix: UInt8, afterPrefix: Bool = false) -> Bool {
    if afterPrefix, bytes[position] == UInt8(ascii: "_") { position += 1 }
    guard Self.isDigit(bytes[position], in: radix) else { return false }
    while true {
      while Self.isDigit(bytes[position], in: radix) { position += 1 }
      guard bytes[position] == UInt8(ascii: "_") else { return true }
      position += 1
      guard Self.isDigit(bytes[position], in: radix) else { return false }
    }
  }

  /// Whether what follows may touch a number: anything but a name, except some keywords.
  @inline(__always)
  private var endsNumber: Bool {
    !characters.continuesName(bytes[position]) || Self.isKeyword(after: position, bytes)
  }

  private static func isKeyword(after position: Int, _ bytes: ByteView) -> Bool {
    for word: StaticString in ["and", "else", "for", "if", "in", "is", "not", "or"]
    where bytes.matches(word, at: position) {
      return true
    }
    return false
  }
}

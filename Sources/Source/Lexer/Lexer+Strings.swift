extension Lexer {
  /// Whether the letters at `range`, directly before a quote, make a string of some kind.
  func isStringPrefix(_ range: Range<Int>) -> Bool {
    let first = bytes[range.lowerBound] | 0x20
    guard range.count == 2 else {
      return switch first {
      case UInt8(ascii: "r"), UInt8(ascii: "b"), UInt8(ascii: "u"), UInt8(ascii: "f"): true
      case UInt8(ascii: "t"): version.hasTemplateStrings
      default: false
      }
    }
    let second = bytes[range.lowerBound + 1] | 0x20
    guard first == UInt8(ascii: "r") || second == UInt8(ascii: "r") else { return false }
    return switch first == UInt8(ascii: "r") ? second : first {
    case UInt8(ascii: "b"), UInt8(ascii: "f"): true
    case UInt8(ascii: "t"): version.hasTemplateStrings
    default: false
    }
  }

  /// Scans a string whose prefix began at `begin`; `position` is at its quote.
  mutating func scanString(prefixed begin: Int) throws(SyntaxError) {
    var isRaw = false
    var isFormatted = false
    literal = StringLiteral()
    for index in begin..<position {
      switch bytes[index] | 0x20 {
      case UInt8(ascii: "r"): isRaw = true
      case UInt8(ascii: "b"): literal.isBytes = true
      case UInt8(ascii: "f"): isFormatted = true
      case UInt8(ascii: "t"):
        isFormatted = true
        literal.isTemplate = true
      default: break
      }
    }
    let quote = bytes[position]
    let isTriple = bytes[position + 1] == quote && bytes[position + 2] == quote
    if isFormatted { return beginFormatted(begin, quote, isTriple: isTriple, isRaw: isRaw) }
    let line = currentLine
    position += isTriple ? 3 : 1
    let content = position
    try isTriple ? scanTriple(quote) : scanSingle(quote)
    literal.isEmpty = position - content == (isTriple ? 3 : 1)
    emit(.string, from: begin, line: line)
  }

  private mutating func scanSingle(_ quote: UInt8) throws(SyntaxError) {
    while true {
      let byte = bytes[position]
      position += 1
      if byte == quote { return }
      if byte == UInt8(ascii: "\\") {
        if bytes[position] == UInt8(ascii: "\n") { currentLine += 1 }
        position += 1
      } else if byte == UInt8(ascii: "\n") || byte == 0 {
        position -= 1
        throw fail(byte == 0 && position < bytes.count ? .nullByte : .unterminatedString)
      }
    }
  }

  private mutating func scanTriple(_ quote: UInt8) throws(SyntaxError) {
    let line = currentLine
    while true {
      passPlainText(until: quote)
      let byte = bytes[position]
      position += 1
      if byte == quote {
        guard bytes[position] == quote, bytes[position + 1] == quote else { continue }
        position += 2
        return
      }
      if byte == UInt8(ascii: "\n") {
        currentLine += 1
      } else if byte == UInt8(ascii: "\\") {
        if bytes[position] == UInt8(ascii: "\n") { currentLine += 1 }
        position += 1
      } else if byte == 0 {
        throw SyntaxError(
          fault: position <= bytes.count ? .nullByte : .unterminatedString, line: line)
      }
    }
  }

  /// Passes text of several lines, eight bytes at a time, up to the first quote, backslash or zero;
  /// it may stop before that, at the end of the text.
  private mutating func passPlainText(until quote: UInt8) {
    var index = position
    var lines: Int32 = 0
    let quotes = UInt64(quote) &* WordMask.ones
    while let word = bytes.word(at: index) {
      let newlines = WordMask.zeros(of: word ^ WordMask.newlines)
      let stops =
        WordMask.zeros(of: word ^ quotes) | WordMask.zeros(of: word ^ WordMask.backslashes)
        | WordMask.zeros(of: word)
      guard stops == 0 else {
        let passed = stops.trailingZeroBitCount
        if newlines != 0 { lines += WordMask.count(newlines & ~(.max << UInt64(passed))) }
        index += passed >> 3
        break
      }
      if newlines != 0 { lines += WordMask.count(newlines) }
      index += 8
    }
    position = index
    currentLine += lines
  }
}

/// Eight bytes looked at together, as the bytes of a number.
private enum WordMask {
  static let ones: UInt64 = 0x0101_0101_0101_0101
  static let newlines: UInt64 = 0x0A * ones
  static let backslashes: UInt64 = 0x5C * ones
  private static let lows: UInt64 = 0x7F * ones

  /// The highest bit of each byte that is zero.
  @inline(__always) static func zeros(of word: UInt64) -> UInt64 {
    ~((word & lows) &+ lows | word | lows)
  }

  static func count(_ bits: UInt64) -> Int32 { Int32(truncatingIfNeeded: bits.nonzeroBitCount) }
}

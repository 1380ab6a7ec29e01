/// Which rows of a source file are one logical line, and so one row of a table of times.
///
/// It follows brackets, strings, the braces of f-strings and line continuations, and asks nothing of
/// the text: what is no Python gives rows that stand alone.
struct StatementRows {
  /// By row, from 1 on: the first and the last row of its logical line.
  private var extents: [ClosedRange<Int>] = [0...0]

  init(of text: [UInt8]) {
    var scanner = RowScanner(text)
    while let extent = scanner.nextStatement() {
      for _ in extent { extents.append(extent) }
    }
  }

  /// The rows of the statement that a row is part of.
  func extent(of row: Int) -> ClosedRange<Int> {
    extents.indices.contains(row) ? extents[row] : row...row
  }
}

/// Goes through a text, logical line by logical line.
private struct RowScanner {
  private let text: [UInt8]
  private var place = 0
  private var row = 1

  /// Strings in the expressions of strings: no program goes so deep.
  private static let deepest = 50

  init(_ text: [UInt8]) { self.text = text }

  private var byte: UInt8 { place < text.count ? text[place] : 0 }
  private var isAtEnd: Bool { place >= text.count }

  private func byte(after count: Int) -> UInt8 {
    place + count < text.count ? text[place + count] : 0
  }

  /// The rows of the next logical line; those of decorators go with what they decorate.
  mutating func nextStatement() -> ClosedRange<Int>? {
    if isAtEnd { return nil }
    let first = row
    var isDecorated = startsWithDecorator
    scanCode(isNested: false, depth: 0)
    while isDecorated, !isAtEnd {
      skipLineEnd()
      isDecorated = startsWithDecorator || isBlank
      scanCode(isNested: false, depth: 0)
    }
    let last = row
    if !isAtEnd { skipLineEnd() }
    return first...last
  }

  private var firstOfRow: UInt8 {
    var index = place
    while index < text.count, text[index] == Ascii.space || text[index] == Ascii.tab { index += 1 }
    return index < text.count ? text[index] : Ascii.newline
  }

  private var startsWithDecorator: Bool { firstOfRow == UInt8(ascii: "@") }

  private var isBlank: Bool {
    [Ascii.newline, Ascii.carriageReturn, Ascii.hash].contains(firstOfRow)
  }

  private var isLineEnd: Bool { byte == Ascii.newline || byte == Ascii.carriageReturn }

  private mutating func skipLineEnd() {
    place += byte == Ascii.carriageReturn && byte(after: 1) == Ascii.newline ? 2 : 1
    row += 1
  }

  /// Goes to the end of the logical line, or in an f-string to what ends its expression.
  private mutating func scanCode(isNested: Bool, depth: Int) {
    var brackets = 0
    while !isAtEnd {
      switch byte {
      case Ascii.newline, Ascii.carriageReturn:
        if brackets == 0, !isNested { return }
        skipLineEnd()
      case Ascii.backslash:
        place += 1
        if isLineEnd { skipLineEnd() }
      case Ascii.hash:
        while !isAtEnd, !isLineEnd { place += 1 }
      case Ascii.quote, Ascii.apostrophe: scanString(isFormatted: false, depth)
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
        brackets += 1
        place += 1
      case UInt8(ascii: "}") where isNested && brackets == 0: return
      case UInt8(ascii: ":") where isNested && brackets == 0: return
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        brackets = max(brackets - 1, 0)
        place += 1
      case let first where Ascii.isWord(first): scanWord(depth)
      default: place += 1
      }
    }
  }

  /// A name or number, or the letters in front of a string.
  private mutating func scanWord(_ depth: Int) {
    let start = place
    while Ascii.isWord(byte) { place += 1 }
    guard place - start <= 2, byte == Ascii.quote || byte == Ascii.apostrophe else { return }
    let isFormatted = text[start..<place].contains { $0 | 0x20 == 0x66 || $0 | 0x20 == 0x74 }
    scanString(isFormatted: isFormatted, depth)
  }

  private mutating func scanString(isFormatted: Bool, _ depth: Int) {
    let quote = byte
    let isLong = byte(after: 1) == quote && byte(after: 2) == quote
    place += isLong ? 3 : 1
    while !isAtEnd {
      if byte == Ascii.backslash {
        place += 1
        if isLineEnd { skipLineEnd() } else { place += 1 }
      } else if byte == quote, !isLong || (byte(after: 1) == quote && byte(after: 2) == quote) {
        place += isLong ? 3 : 1
        return
      } else if isLineEnd {
        // A short string that is not closed: no Python.
        if !isLong { return }
        skipLineEnd()
      } else if isFormatted, byte == UInt8(ascii: "{"), depth < Self.deepest {
        scanField(depth)
      } else {
        place += 1
      }
    }
  }

  /// The part of an f-string in braces, or a doubled brace.
  private mutating func scanField(_ depth: Int) {
    place += 1
    if byte == UInt8(ascii: "{") {
      place += 1
      return
    }
    scanCode(isNested: true, depth: depth + 1)
    guard byte == UInt8(ascii: ":") else {
      place += 1
      return
    }
    // A format may have fields in its turn.
    while !isAtEnd, byte != UInt8(ascii: "}") {
      if isLineEnd {
        skipLineEnd()
      } else if byte == UInt8(ascii: "{") {
        scanField(depth + 1)
      } else {
        place += 1
      }
    }
    place += 1
  }
}

private enum Ascii {
  static let newline = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let tab = UInt8(ascii: "\t")
  static let backslash = UInt8(ascii: "\\")
  static let hash = UInt8(ascii: "#")
  static let quote = UInt8(ascii: "\"")
  static let apostrophe = UInt8(ascii: "'")

  static func isWord(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x5F || byte >= 0x80
  }
}

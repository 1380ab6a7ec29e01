/// Finds in a TOML text what the parser does not survive: the title of a table that begins with a
/// character that no key has, and keys of very many parts.
///
/// It follows strings and brackets as far as that takes, and leaves all other faults to the parser.
struct TOMLGuard {
  /// A line and what is wrong with it.
  struct Fault: Error, Hashable {
    let line: Int
    let problem: String
  }

  /// More parts than this in one key are no setting of anyone's.
  private static let mostParts = 100

  private let text: [UInt8]
  private var place = 0
  private var line = 1

  private init(_ text: [UInt8]) { self.text = text }

  static func check(_ text: String) throws(Fault) {
    var reader = TOMLGuard(Array(text.utf8))
    while reader.place < reader.text.count {
      reader.skip { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
      try reader.checkTitle()
      try reader.passStatement()
    }
  }

  private var byte: UInt8? { place < text.count ? text[place] : nil }

  private mutating func skip(while isSkipped: (UInt8) -> Bool) {
    while let byte, isSkipped(byte) { place += 1 }
  }

  private mutating func checkTitle() throws(Fault) {
    guard byte == UInt8(ascii: "[") else { return }
    place += 1
    if byte == UInt8(ascii: "[") { place += 1 }
    skip { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    guard let byte, !Self.begins(byte) else { return }
    throw Fault(line: line, problem: "a table's title begins with a character that needs quotes")
  }

  /// Whether a key, a quoted one, or the end of the title can begin with `byte`.
  private static func begins(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"),
      UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "]"):
      true
    default: false
    }
  }

  /// Goes to the next line that does not belong to a value.
  private mutating func passStatement() throws(Fault) {
    var depth = 0
    var parts = 0
    while let byte {
      switch byte {
      case UInt8(ascii: "\n"):
        place += 1
        line += 1
        parts = 0
        if depth <= 0 { return }
        continue
      case UInt8(ascii: "#"): skip { $0 != UInt8(ascii: "\n") }
      case UInt8(ascii: "\""), UInt8(ascii: "'"): passString(byte)
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        depth += 1
        parts = 0
        place += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        depth -= 1
        place += 1
      case UInt8(ascii: "."):
        parts += 1
        if parts > Self.mostParts { throw Fault(line: line, problem: "a key of too many parts") }
        place += 1
      case UInt8(ascii: ","), UInt8(ascii: "="):
        parts = 0
        place += 1
      default: place += 1
      }
    }
  }

  private mutating func passString(_ quote: UInt8) {
    let isLong = text[place...].starts(with: [quote, quote, quote])
    place += isLong ? 3 : 1
    while let byte {
      if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        place += 1
        if self.byte == UInt8(ascii: "\n") { line += 1 }
        place += 1
        continue
      }
      if byte == UInt8(ascii: "\n") {
        // A string of one line that never ends is for the parser to find.
        if !isLong { return }
        line += 1
      }
      place += 1
      guard byte == quote else { continue }
      if !isLong { return }
      if text[place...].starts(with: [quote, quote]) {
        place += 2
        // Two more quotes may belong to the string, before its end.
        while self.byte == quote { place += 1 }
        return
      }
    }
  }
}

/// What a byte can begin.
enum CharacterClass: UInt8 {
  case invalid, blank, newline, letter, digit, quote, comment, backslash, operation, wide
}

/// Lookups by byte, filled once.
@safe struct CharacterTable: @unchecked Sendable {
  static let shared = CharacterTable()

  private let classes: UnsafeMutablePointer<CharacterClass>
  private let identifiers: UnsafeMutablePointer<Bool>

  private init() {
    unsafe classes = .allocate(capacity: 256)
    unsafe identifiers = .allocate(capacity: 256)
    for byte in UInt8.min...UInt8.max {
      let kind = Self.classify(byte)
      unsafe classes[Int(byte)] = kind
      unsafe identifiers[Int(byte)] = kind == .letter || kind == .digit || kind == .wide
    }
  }

  @inline(__always) func kind(of byte: UInt8) -> CharacterClass { unsafe classes[Int(byte)] }

  /// Whether the byte continues an identifier; those beyond ASCII are looked at more closely.
  @inline(__always) func continuesName(_ byte: UInt8) -> Bool { unsafe identifiers[Int(byte)] }

  private static func classify(_ byte: UInt8) -> CharacterClass {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), 0x0C: .blank
    case UInt8(ascii: "\n"): .newline
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "_"):
      .letter
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
    case UInt8(ascii: "'"), UInt8(ascii: "\""): .quote
    case UInt8(ascii: "#"): .comment
    case UInt8(ascii: "\\"): .backslash
    case 0x80...: .wide
    case 0x00...0x1F, 0x7F, UInt8(ascii: "$"), UInt8(ascii: "?"), UInt8(ascii: "`"): .invalid
    default: .operation
    }
  }
}

/// A text as people sort it: the numbers in it count as numbers, so `file_2` precedes `file_10`.
struct HumanOrder: Comparable {
  /// Text and number in turns, starting with a text, which may be empty.
  private let parts: [Part]
  private let text: [UInt8]

  private enum Part: Equatable {
    case text(ArraySlice<UInt8>)

    /// The digits without leading zeros.
    case number(ArraySlice<UInt8>)
  }

  init(_ string: String) {
    text = Array(string.utf8)
    parts = Self.split(text)
  }

  private static func split(_ text: [UInt8]) -> [Part] {
    var parts: [Part] = []
    var rest = text[...]
    while true {
      let letters = rest.prefix { !isDigit($0) }
      parts.append(.text(letters))
      rest = rest[letters.endIndex...]
      guard !rest.isEmpty else { return parts }
      let digits = rest.prefix(while: isDigit)
      parts.append(.number(digits.drop { $0 == UInt8(ascii: "0") }))
      rest = rest[digits.endIndex...]
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  static func < (a: HumanOrder, b: HumanOrder) -> Bool {
    for (one, other) in zip(a.parts, b.parts) where one != other {
      switch (one, other) {
      case (.number(let x), .number(let y)) where x.count != y.count: return x.count < y.count
      case (.number(let x), .number(let y)): return x.lexicographicallyPrecedes(y)
      case (.text(let x), .text(let y)): return x.lexicographicallyPrecedes(y)
      default: preconditionFailure("texts and numbers take turns in every key")
      }
    }
    if a.parts.count != b.parts.count { return a.parts.count < b.parts.count }
    return a.text.lexicographicallyPrecedes(b.text)
  }
}

/// What the lexer knows of a string token.
struct StringLiteral {
  var isBytes = false
  var isEmpty = false

  /// Whether it is a template string, which is no string once it is made.
  var isTemplate = false
}

/// A formatted string that the lexer is inside of, or the format specification of one of its fields.
struct FormattedFrame {
  let quote: UInt8
  let isTriple: Bool
  let isRaw: Bool
  var isSpecification = false

  /// How many brackets were open where it began; its fields are one deeper.
  let depth: Int
}

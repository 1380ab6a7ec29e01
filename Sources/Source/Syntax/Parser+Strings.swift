/// Strings side by side, plain and formatted.
extension Parser {
  mutating func parseStrings() throws(SyntaxError) -> ExpressionFacts {
    var isEmpty = true
    var isFormatted = false
    var isBytes = false
    while true {
      if kind == .string {
        isEmpty = isEmpty && lexer.literal.isEmpty
        isBytes = lexer.literal.isBytes
        try lexer.advance()
      } else if kind == .formattedStart {
        isFormatted = true
        try parseFormatted()
      } else {
        break
      }
    }
    if isFormatted { return .other }
    var facts = ExpressionFacts.constant(!isEmpty)
    if !isBytes { facts.shape = .string }
    return facts
  }

  private mutating func parseFormatted() throws(SyntaxError) {
    try lexer.advance()
    while kind != .formattedEnd {
      if kind == .formattedMiddle { try lexer.advance() } else { try parseField() }
    }
    try lexer.advance()
  }

  /// `{expression=!conversion:specification}`.
  private mutating func parseField() throws(SyntaxError) {
    try expect(.leftBrace)
    _ = kind == .yieldKeyword ? try parseYield() : try parseStarExpressions()
    _ = try accept(.equal)
    if try accept(.exclamation) { try expect(.name) }
    if try accept(.colon) {
      while kind != .rightBrace {
        if kind == .formattedMiddle { try lexer.advance() } else { try parseField() }
      }
    }
    try expect(.rightBrace)
  }
}

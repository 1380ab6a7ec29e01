/// Strings side by side, plain and formatted.
extension Parser {
  mutating func parseStrings() throws(SyntaxError) -> ExpressionFacts {
    var isEmpty = true
    var isFormatted = false
    var hasFields = false
    var isBytes = false
    var isText = false
    while true {
      if kind == .string {
        isEmpty = isEmpty && lexer.literal.isEmpty
        if lexer.literal.isBytes { isBytes = true } else { isText = true }
        try lexer.advance()
      } else if kind == .formattedStart {
        isFormatted = true
        hasFields = hasFields || lexer.literal.isTemplate
        let content = try parseFormatted()
        isEmpty = isEmpty && content == .nothing
        hasFields = hasFields || content == .fields
      } else {
        break
      }
    }
    guard !isBytes || !isText && !isFormatted else { throw unexpected() }
    if hasFields { return .other }
    if isFormatted {
      let isKnown = !isEmpty || lexer.version.foldsEmptyFormattedStrings
      return ExpressionFacts(truth: isKnown ? Truth(!isEmpty) : .unknown)
    }
    var facts = ExpressionFacts.constant(!isEmpty)
    if !isBytes { facts.shape = .string }
    return facts
  }

  private enum FormattedContent {
    case nothing, text, fields
  }

  private mutating func parseFormatted() throws(SyntaxError) -> FormattedContent {
    var content = FormattedContent.nothing
    try lexer.advance()
    while kind != .formattedEnd {
      if kind == .formattedMiddle {
        if content == .nothing { content = .text }
        try lexer.advance()
      } else {
        content = .fields
        try parseField()
      }
    }
    try lexer.advance()
    return content
  }

  /// `{expression=!conversion:specification}`.
  private mutating func parseField() throws(SyntaxError) {
    try expect(.leftBrace)
    _ = kind == .yieldKeyword ? try parseYield() : try parseStarExpressions()
    _ = try accept(.equal)
    if try accept(.exclamation) {
      guard isName("r") || isName("s") || isName("a") else { throw unexpected() }
      try lexer.advance()
    }
    if try accept(.colon) {
      while kind != .rightBrace {
        if kind == .formattedMiddle { try lexer.advance() } else { try parseField() }
      }
    }
    try expect(.rightBrace)
  }
}

/// `match` and its patterns.
extension Parser {
  mutating func parseMatch(into list: inout NodeList) throws(SyntaxError) {
    let statement = add(begin(.match), to: &list)
    try lexer.advance()
    _ = try parseStarExpressions()
    try expect(.colon)
    try expect(.newline)
    guard kind == .indent else { throw SyntaxError(fault: .expectedBlock, line: lexer.line) }
    try lexer.advance()
    var cases = NodeList()
    while kind != .dedent, kind != .endOfFile { try parseCase(into: &cases) }
    if kind == .dedent { try lexer.advance() }
    adopt(cases, by: statement)
  }

  private mutating func parseCase(into list: inout NodeList) throws(SyntaxError) {
    guard isName("case") else { throw unexpected() }
    var node = begin(.caseClause)
    try lexer.advance()
    let pattern = try parseOpenPattern()
    node.detail = pattern.line..<(pattern.endLine + 1)
    node.matchesAnything = pattern.isIrrefutable
    node.truth = .alwaysTrue
    if try accept(.ifKeyword) {
      note(try parseNamedExpression(), in: &node)
      node.hasGuard = true
    }
    try parseClause(node, into: &list)
  }

  private struct Pattern {
    var line: Int32
    var endLine: Int32
    var isIrrefutable = false
  }

  /// A pattern, or several with commas between them and no brackets around.
  private mutating func parseOpenPattern() throws(SyntaxError) -> Pattern {
    let line = lexer.line
    let isStarred = kind == .star
    let first = try parseStarPattern()
    guard kind == .comma || isStarred else { return first }
    while try accept(.comma), kind != .colon, kind != .ifKeyword { _ = try parseStarPattern() }
    return Pattern(line: line, endLine: lexer.previousEndLine)
  }

  private mutating func parseStarPattern() throws(SyntaxError) -> Pattern {
    guard kind == .star else { return try parsePattern() }
    let line = lexer.line
    try lexer.advance()
    try expect(.name)
    return Pattern(line: line, endLine: lexer.previousEndLine)
  }

  private mutating func parsePattern() throws(SyntaxError) -> Pattern {
    let line = lexer.line
    var pattern = try parseClosedPattern()
    var isCompound = false
    while try accept(.pipe) {
      isCompound = true
      pattern.isIrrefutable = try parseClosedPattern().isIrrefutable
    }
    if try accept(.asKeyword) {
      isCompound = true
      try expect(.name)
    }
    if isCompound {
      pattern.line = line
      pattern.endLine = lexer.previousEndLine
    }
    return pattern
  }

  private mutating func parseClosedPattern() throws(SyntaxError) -> Pattern {
    var pattern = Pattern(line: lexer.line, endLine: lexer.line)
    switch kind {
    case .name: pattern.isIrrefutable = try parseNamePattern()
    case .minus, .number: try parseNumberPattern()
    case .string, .formattedStart: _ = try parseStrings()
    case .noneKeyword, .trueKeyword, .falseKeyword: try lexer.advance()
    case .leftParenthesis: return try parseGroupPattern()
    case .leftBracket:
      try lexer.advance()
      try parsePatterns(until: .rightBracket)
    case .leftBrace: try parseMappingPattern()
    default: throw unexpected()
    }
    pattern.endLine = lexer.previousEndLine
    return pattern
  }

  /// A capture, a dotted value or a class pattern; whether it matches anything.
  private mutating func parseNamePattern() throws(SyntaxError) -> Bool {
    try lexer.advance()
    var isCapture = true
    while try accept(.dot) {
      isCapture = false
      try expect(.name)
    }
    guard try accept(.leftParenthesis) else { return isCapture }
    while kind != .rightParenthesis {
      let mayBeKeyword = kind == .name
      _ = try parsePattern()
      if mayBeKeyword, try accept(.equal) { _ = try parsePattern() }
      guard try accept(.comma) else { break }
    }
    try expect(.rightParenthesis)
    return false
  }

  private mutating func parseNumberPattern() throws(SyntaxError) {
    _ = try accept(.minus)
    try expect(.number)
    if kind == .plus || kind == .minus {
      try lexer.advance()
      try expect(.number)
    }
  }

  private mutating func parseGroupPattern() throws(SyntaxError) -> Pattern {
    let line = lexer.line
    try lexer.advance()
    let isSequence = kind == .rightParenthesis || kind == .star
    if !isSequence {
      let inner = try parsePattern()
      if try accept(.rightParenthesis) { return inner }
      guard try accept(.comma) else { throw unexpected() }
    }
    try parsePatterns(until: .rightParenthesis)
    return Pattern(line: line, endLine: lexer.previousEndLine)
  }

  private mutating func parsePatterns(until end: TokenKind) throws(SyntaxError) {
    while kind != end {
      _ = try parseStarPattern()
      guard try accept(.comma) else { break }
    }
    try expect(end)
  }

  private mutating func parseMappingPattern() throws(SyntaxError) {
    try lexer.advance()
    while kind != .rightBrace {
      if try accept(.doubleStar) {
        try expect(.name)
      } else {
        _ = try parseClosedPattern()
        try expect(.colon)
        _ = try parsePattern()
      }
      guard try accept(.comma) else { break }
    }
    try expect(.rightBrace)
  }
}

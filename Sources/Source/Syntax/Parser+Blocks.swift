/// Statements in sequence, and the suites of compound statements.
extension Parser {
  mutating func parseStatement(into list: inout NodeList) throws(SyntaxError) {
    switch kind {
    case .ifKeyword: try parseIf(into: &list)
    case .whileKeyword: try parseWhile(into: &list)
    case .forKeyword: try parseFor(begin(.for), into: &list)
    case .tryKeyword: try parseTry(into: &list)
    case .withKeyword: try parseWith(begin(.with), into: &list)
    case .defKeyword: try parseFunction(begin(.function), NodeList(), into: &list)
    case .classKeyword: try parseClass(NodeList(), into: &list)
    case .at: try parseDecorated(into: &list)
    case .asyncKeyword: try parseAsync(NodeList(), into: &list)
    case .indent: throw SyntaxError(fault: .unexpectedIndent, line: lexer.line)
    case .name where isName("match") && beginsMatch(): try parseMatch(into: &list)
    default: try parseSimpleLine(into: &list)
    }
  }

  /// One or more simple statements up to the end of the logical line.
  private mutating func parseSimpleLine(into list: inout NodeList) throws(SyntaxError) {
    repeat {
      try parseSimpleStatement(into: &list)
      tree.nodes[Int(list.last)].endLine = lexer.previousEndLine
    } while try accept(.semicolon) && kind != .newline
    try expect(.newline)
  }

  /// What follows the header of a compound statement, from the `:` on.
  mutating func parseBlock(into list: inout NodeList) throws(SyntaxError) {
    try expect(.colon)
    guard try accept(.newline) else { return try parseSimpleLine(into: &list) }
    guard kind == .indent else { throw SyntaxError(fault: .expectedBlock, line: lexer.line) }
    try lexer.advance()
    while kind != .dedent {
      guard kind != .endOfFile else { return }
      try parseStatement(into: &list)
    }
    try lexer.advance()
  }

  /// A block whose statements become the children of a clause that begins with `node`.
  mutating func parseClause(_ node: SyntaxNode, into list: inout NodeList) throws(SyntaxError) {
    let clause = add(node, to: &list)
    var statements = NodeList()
    try parseBlock(into: &statements)
    adopt(statements, by: clause)
  }

  /// An optional `else` clause.
  mutating func parseElse(into list: inout NodeList) throws(SyntaxError) {
    guard kind == .elseKeyword else { return }
    let node = begin(.elseClause)
    try lexer.advance()
    try parseClause(node, into: &list)
  }

  /// Whether the logical line that begins with `match` is the header of a block: its last token is
  /// a `:` outside every bracket.
  private mutating func beginsMatch() -> Bool {
    lexer.peek { (lexer: inout Lexer) throws(SyntaxError) in
      try lexer.advance()
      switch lexer.kind {
      case .equal, .dot, .comma, .colon, .newline, .augmentedAssignment, .semicolon, .walrus:
        return false
      default: break
      }
      var last = lexer.kind
      while lexer.kind != .newline {
        guard lexer.kind != .endOfFile else { return false }
        last = lexer.kind
        try lexer.advance()
      }
      return last == .colon
    }
  }
}

/// Compound statements but for `match` and definitions.
extension Parser {
  mutating func parseIf(into list: inout NodeList) throws(SyntaxError) {
    let statement = add(begin(.if), to: &list)
    var clauses = NodeList()
    repeat {
      var node = begin(.ifClause)
      try lexer.advance()
      note(try parseNamedExpression(), in: &node)
      try parseClause(node, into: &clauses)
    } while kind == .elifKeyword
    try parseElse(into: &clauses)
    adopt(clauses, by: statement)
  }

  mutating func parseWhile(into list: inout NodeList) throws(SyntaxError) {
    var node = begin(.while)
    try lexer.advance()
    note(try parseNamedExpression(), in: &node)
    try parseLoop(node, into: &list)
  }

  mutating func parseFor(_ node: SyntaxNode, into list: inout NodeList) throws(SyntaxError) {
    try expect(.forKeyword)
    try parseTargets()
    try expect(.inKeyword)
    _ = try parseStarExpressions()
    try parseLoop(node, into: &list)
  }

  private mutating func parseLoop(
    _ node: SyntaxNode, into list: inout NodeList
  ) throws(SyntaxError) {
    let statement = add(node, to: &list)
    var clauses = NodeList()
    loopDepth += 1
    try parseClause(begin(.body), into: &clauses)
    loopDepth -= 1
    try parseElse(into: &clauses)
    adopt(clauses, by: statement)
  }

  mutating func parseTry(into list: inout NodeList) throws(SyntaxError) {
    let statement = add(begin(.try), to: &list)
    var clauses = NodeList()
    let body = begin(.body)
    try lexer.advance()
    try parseClause(body, into: &clauses)
    let hasHandlers = kind == .exceptKeyword
    while kind == .exceptKeyword { try parseHandler(into: &clauses) }
    if hasHandlers { try parseElse(into: &clauses) }
    if kind == .finallyKeyword {
      let node = begin(.finallyClause)
      try lexer.advance()
      try parseClause(node, into: &clauses)
    } else if !hasHandlers {
      throw SyntaxError(fault: .expectedHandler, line: lexer.line)
    }
    adopt(clauses, by: statement)
  }

  private mutating func parseHandler(into list: inout NodeList) throws(SyntaxError) {
    let start = begin(.handler)
    try lexer.advance()
    let isGroup = try accept(.star)
    let node = SyntaxNode(
      kind: isGroup ? .groupHandler : .handler, line: start.line, firstLine: start.firstLine,
      endLine: start.endLine)
    if kind != .colon || isGroup {
      _ = try parseExpression()
      if kind == .comma {
        try require(lexer.version.hasBareExceptLists)
        while try accept(.comma), kind != .colon { _ = try parseExpression() }
      } else if try accept(.asKeyword) {
        try expect(.name)
      }
    }
    try parseClause(node, into: &list)
  }

  mutating func parseWith(_ node: SyntaxNode, into list: inout NodeList) throws(SyntaxError) {
    let statement = add(node, to: &list)
    try expect(.withKeyword)
    expectsWithItems = kind == .leftParenthesis
    repeat {
      let item = try parseExpression()
      expectsWithItems = false
      if try accept(.asKeyword) {
        guard item.shape != .withItems else { throw unexpected() }
        try parseTarget()
      }
    } while try accept(.comma)
    var statements = NodeList()
    try parseBlock(into: &statements)
    adopt(statements, by: statement)
  }

  mutating func parseAsync(
    _ decorators: NodeList, into list: inout NodeList
  ) throws(SyntaxError) {
    let line = lexer.line
    let firstLine = lexer.firstLine
    func node(_ kind: SyntaxKind) -> SyntaxNode {
      SyntaxNode(kind: kind, line: line, firstLine: firstLine, endLine: line)
    }
    try lexer.advance()
    if kind != .defKeyword, !isInAsyncFunction { deferError(.asyncOutsideFunction) }
    switch kind {
    case .defKeyword: try parseFunction(node(.function), decorators, isAsync: true, into: &list)
    case .forKeyword where decorators.first < 0: try parseFor(node(.for), into: &list)
    case .withKeyword where decorators.first < 0: try parseWith(node(.with), into: &list)
    default: throw unexpected()
    }
  }

  func note(_ test: ExpressionFacts, in node: inout SyntaxNode) {
    node.truth = test.truth
    node.constantTest = test.constantTest
  }
}

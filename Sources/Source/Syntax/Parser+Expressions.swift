/// Expressions, from the loosest binding operators to the tightest.
///
/// Operators that bind tighter than `not` are read as one flat sequence: their order changes
/// nothing that statements need to know.
extension Parser {
  /// Expressions and starred expressions with commas between them.
  mutating func parseStarExpressions() throws(SyntaxError) -> ExpressionFacts {
    let first = try parseStarred()
    guard kind == .comma else {
      if first.shape == .starred { deferError(.invalidSyntax) }
      return first
    }
    var isTarget = first.isTarget
    while try accept(.comma) {
      guard beginsExpression || kind == .star else { break }
      isTarget = try parseStarred().isTarget && isTarget
    }
    return ExpressionFacts(shape: .sequence, isTarget: isTarget)
  }

  private mutating func parseStarred() throws(SyntaxError) -> ExpressionFacts {
    guard try accept(.star) else { return try parseNamedExpression() }
    let inner = try parseComparison()
    return ExpressionFacts(shape: .starred, isTarget: inner.isTarget)
  }

  /// An expression, or `name := expression`.
  mutating func parseNamedExpression() throws(SyntaxError) -> ExpressionFacts {
    let first = try parseExpression()
    guard kind == .walrus else { return first }
    guard first.shape == .name, !first.isParenthesized else { throw unexpected() }
    try lexer.advance()
    _ = try parseExpression()
    return .other
  }

  mutating func parseExpression() throws(SyntaxError) -> ExpressionFacts {
    if kind == .lambdaKeyword { return try parseLambda() }
    var facts = try parseDisjunction()
    guard kind == .ifKeyword else { return facts }
    var choice = ConditionalTruth()
    while try accept(.ifKeyword) {
      choice.add(facts.truth, when: try parseDisjunction().truth)
      try expect(.elseKeyword)
      facts = kind == .lambdaKeyword ? try parseLambda() : try parseDisjunction()
    }
    return ExpressionFacts(truth: choice.truth(otherwise: facts.truth))
  }

  private mutating func parseLambda() throws(SyntaxError) -> ExpressionFacts {
    guard lambdaDepth < 200 else {
      throw SyntaxError(fault: .nestedTooDeeply, line: lexer.line)
    }
    lambdaDepth += 1
    try lexer.advance()
    try parseParameters(until: .colon)
    try expect(.colon)
    _ = try parseExpression()
    lambdaDepth -= 1
    return .other
  }

  mutating func parseDisjunction() throws(SyntaxError) -> ExpressionFacts {
    let first = try parseConjunction()
    guard kind == .orKeyword else { return first }
    var operands = TestOperands(first, deciding: .alwaysTrue)
    while try accept(.orKeyword) { operands.add(try parseConjunction()) }
    return operands.facts
  }

  @inline(__always)
  private mutating func parseConjunction() throws(SyntaxError) -> ExpressionFacts {
    let first = try parseInversion()
    guard kind == .andKeyword else { return first }
    var operands = TestOperands(first, deciding: .alwaysFalse)
    while try accept(.andKeyword) { operands.add(try parseInversion()) }
    return operands.facts
  }

  private mutating func parseInversion() throws(SyntaxError) -> ExpressionFacts {
    guard kind == .notKeyword else { return try parseComparison() }
    var isNegated = false
    while try accept(.notKeyword) { isNegated.toggle() }
    let operand = try parseComparison()
    return ExpressionFacts(
      isConstant: operand.isConstant, truth: isNegated ? !operand.truth : operand.truth,
      constantTest: isNegated ? !operand.constantTest : operand.constantTest)
  }

  /// Operands with any operators between them that bind tighter than `not`.
  @inline(__always)
  mutating func parseComparison() throws(SyntaxError) -> ExpressionFacts {
    let first = try parseOperand()
    guard try acceptOperator() else { return first }
    repeat { _ = try parseOperand() } while try acceptOperator()
    return .other
  }

  private mutating func acceptOperator() throws(SyntaxError) -> Bool {
    switch kind {
    case .plus, .minus, .star, .doubleStar, .slash, .at, .pipe, .binaryOperator, .comparison,
      .inKeyword:
      try lexer.advance()
    case .notKeyword:
      try lexer.advance()
      try expect(.inKeyword)
    case .isKeyword:
      try lexer.advance()
      _ = try accept(.notKeyword)
    default: return false
    }
    return true
  }

  private mutating func parseOperand() throws(SyntaxError) -> ExpressionFacts {
    switch kind {
    case .plus, .minus, .tilde: break
    case .awaitKeyword:
      if !isInAsyncFunction, lexer.brackets.isEmpty { deferError(.asyncOutsideFunction) }
      try lexer.advance()
      _ = try parsePrimary()
      return .other
    default: return try parsePrimary()
    }
    var isInverted = false
    while kind == .plus || kind == .minus || kind == .tilde {
      isInverted = isInverted || kind == .tilde
      try lexer.advance()
    }
    if kind == .awaitKeyword { try lexer.advance() }
    let operand = try parsePrimary()
    guard operand.isConstant, operand.shape != .string, !isInverted,
      lexer.version.testsFoldedConstants
    else { return .other }
    return ExpressionFacts(isConstant: true, truth: operand.truth)
  }

  mutating func parseYield() throws(SyntaxError) -> ExpressionFacts {
    if !isInFunction, lambdaDepth == 0 { deferError(.yieldOutsideFunction) }
    try lexer.advance()
    if try accept(.fromKeyword) {
      _ = try parseExpression()
    } else if beginsExpression || kind == .star {
      _ = try parseStarExpressions()
    }
    return .other
  }

  /// Whether the current token can begin an expression without a star.
  var beginsExpression: Bool {
    switch kind {
    case .name, .number, .string, .formattedStart, .leftParenthesis, .leftBracket, .leftBrace,
      .plus, .minus, .tilde, .ellipsis, .noneKeyword, .trueKeyword, .falseKeyword, .notKeyword,
      .lambdaKeyword, .awaitKeyword:
      true
    default: false
    }
  }

  // MARK: - Targets

  /// The targets of `for` or `del`.
  mutating func parseTargets() throws(SyntaxError) {
    repeat {
      _ = try accept(.star)
      try parseTarget()
    } while try accept(.comma) && (beginsExpression || kind == .star)
  }

  @discardableResult
  mutating func parseTarget() throws(SyntaxError) -> ExpressionFacts {
    let line = lexer.line
    let target = try parsePrimary()
    guard target.isTarget else { throw SyntaxError(fault: .badTarget, line: line) }
    return target
  }
}

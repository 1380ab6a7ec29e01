/// Functions, classes, their decorators and parameters.
extension Parser {
  mutating func parseDecorated(into list: inout NodeList) throws(SyntaxError) {
    var decorators = NodeList()
    while kind == .at {
      let node = begin(.decorator)
      try lexer.advance()
      _ = try parseNamedExpression()
      let index = add(node, to: &decorators)
      tree.nodes[Int(index)].endLine = lexer.previousEndLine
      try expect(.newline)
    }
    switch kind {
    case .defKeyword: try parseFunction(begin(.function), decorators, into: &list)
    case .classKeyword: try parseClass(decorators, into: &list)
    case .asyncKeyword: try parseAsync(decorators, into: &list)
    default: throw unexpected()
    }
  }

  mutating func parseFunction(
    _ node: SyntaxNode, _ decorators: NodeList, isAsync: Bool = false, into list: inout NodeList
  ) throws(SyntaxError) {
    var node = node
    try expect(.defKeyword)
    try parseDefinedName(in: &node)
    try expect(.leftParenthesis)
    try parseParameters(until: .rightParenthesis)
    try expect(.rightParenthesis)
    if try accept(.arrow) { _ = try parseExpression() }
    try parseDefinition(node, decorators, isFunction: true, isAsync: isAsync, into: &list)
  }

  mutating func parseClass(
    _ decorators: NodeList, into list: inout NodeList
  ) throws(SyntaxError) {
    var node = begin(.class)
    try lexer.advance()
    try parseDefinedName(in: &node)
    if try accept(.leftParenthesis) { try parseArguments() }
    try parseDefinition(node, decorators, isFunction: false, isAsync: false, into: &list)
  }

  /// The name and the type parameters.
  private mutating func parseDefinedName(in node: inout SyntaxNode) throws(SyntaxError) {
    node.detail = Int32(truncatingIfNeeded: lexer.start)..<Int32(truncatingIfNeeded: lexer.end)
    try expect(.name)
    try parseTypeParameters()
  }

  private mutating func parseDefinition(
    _ node: SyntaxNode, _ decorators: NodeList, isFunction: Bool, isAsync: Bool,
    into list: inout NodeList
  ) throws(SyntaxError) {
    let definition = add(node, to: &list)
    let outer = (loopDepth, isInFunction, isInAsyncFunction)
    loopDepth = 0
    isInFunction = isFunction
    isInAsyncFunction = isAsync
    definitionDepth += 1
    var children = decorators
    try parseBlock(into: &children)
    adopt(children, by: definition)
    (loopDepth, isInFunction, isInAsyncFunction) = outer
    definitionDepth -= 1
  }

  mutating func parseTypeParameters() throws(SyntaxError) {
    guard try accept(.leftBracket) else { return }
    repeat {
      guard kind != .rightBracket else { break }
      let isStarred = kind == .star || kind == .doubleStar
      if isStarred { try lexer.advance() }
      try expect(.name)
      if !isStarred, try accept(.colon) { _ = try parseExpression() }
      if kind == .equal {
        try require(lexer.version.hasTypeParameterDefaults)
        try lexer.advance()
        if kind == .star { try lexer.advance() }
        _ = try parseExpression()
      }
    } while try accept(.comma)
    try expect(.rightBracket)
  }

  /// Parameters of a function, or of a lambda, which ends them with `:` and has no annotations.
  mutating func parseParameters(until end: TokenKind) throws(SyntaxError) {
    let isAnnotated = end == .rightParenthesis
    var needsDefault = false
    var isKeywordOnly = false
    while kind != end {
      switch kind {
      case .slash: try lexer.advance()
      case .star:
        isKeywordOnly = true
        try lexer.advance()
        guard kind == .name else {
          try expect(.comma)
          guard kind == .name else { throw unexpected() }
          continue
        }
        try parseParameter(isAnnotated: isAnnotated, isStarred: true)
      case .doubleStar:
        try lexer.advance()
        try parseParameter(isAnnotated: isAnnotated, isStarred: false)
        _ = try accept(.comma)
        guard kind == end else { throw unexpected() }
        return
      default:
        try parseParameter(isAnnotated: isAnnotated, isStarred: false)
        if try accept(.equal) {
          needsDefault = true
          _ = try parseExpression()
        } else if needsDefault, !isKeywordOnly {
          throw unexpected()
        }
      }
      guard try accept(.comma) else { break }
    }
  }

  private mutating func parseParameter(
    isAnnotated: Bool, isStarred: Bool
  ) throws(SyntaxError) {
    try expect(.name)
    guard isAnnotated, try accept(.colon) else { return }
    if isStarred { _ = try accept(.star) }
    _ = try parseExpression()
  }
}

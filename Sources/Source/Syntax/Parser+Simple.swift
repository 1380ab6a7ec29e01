/// Simple statements.
extension Parser {
  /// Parses one statement; the caller notes where it ends.
  mutating func parseSimpleStatement(into list: inout NodeList) throws(SyntaxError) {
    switch kind {
    case .returnKeyword: try parseReturn(into: &list)
    case .importKeyword: try parseImport(into: &list)
    case .fromKeyword: try parseFromImport(into: &list)
    case .passKeyword: try parseKeyword(.pass, into: &list)
    case .breakKeyword, .continueKeyword:
      if loopDepth == 0 { deferError(.breakOutsideLoop) }
      try parseKeyword(kind == .breakKeyword ? .break : .continue, into: &list)
    case .raiseKeyword: try parseRaise(into: &list)
    case .delKeyword:
      try parseDeletion(into: &list)
    case .assertKeyword: try parseAssertion(into: &list)
    case .globalKeyword, .nonlocalKeyword:
      try parseKeyword(.declaration, into: &list)
      repeat { try expect(.name) } while try accept(.comma)
    case .name where isName("type") && beginsSoft(with: .name):
      try parseTypeAlias(into: &list)
    case .name where isName("lazy") && lexer.version.hasLazyImports && beginsLazyImport():
      try lexer.advance()
      try kind == .importKeyword ? parseImport(into: &list) : parseFromImport(into: &list)
    default: try parseExpressionStatement(into: &list)
    }
  }

  private mutating func parseKeyword(
    _ kind: SyntaxKind, into list: inout NodeList
  ) throws(SyntaxError) {
    _ = add(begin(kind), to: &list)
    try lexer.advance()
  }

  private mutating func parseReturn(into list: inout NodeList) throws(SyntaxError) {
    if !isInFunction { deferError(.returnOutsideFunction) }
    try parseKeyword(.return, into: &list)
    if !endsStatement { _ = try parseStarExpressions() }
  }

  private mutating func parseRaise(into list: inout NodeList) throws(SyntaxError) {
    try parseKeyword(.raise, into: &list)
    guard !endsStatement else { return }
    _ = try parseExpression()
    if try accept(.fromKeyword) { _ = try parseExpression() }
  }

  /// `del ()` deletes nothing, and is compiled to nothing.
  private mutating func parseDeletion(into list: inout NodeList) throws(SyntaxError) {
    let node = begin(.deletion)
    try lexer.advance()
    guard beginsExpression else { throw unexpected() }
    let first = try parseTarget()
    let isEmpty = first.shape == .sequence && first.isConstant && endsStatement
    append(isEmpty ? .declaration : .deletion, at: node, to: &list)
    if try accept(.comma), !endsStatement { try parseTargets() }
  }

  private mutating func parseAssertion(into list: inout NodeList) throws(SyntaxError) {
    var node = begin(.assertion)
    try lexer.advance()
    note(try parseExpression(), in: &node)
    _ = add(node, to: &list)
    if try accept(.comma) { _ = try parseExpression() }
  }

  private mutating func parseTypeAlias(into list: inout NodeList) throws(SyntaxError) {
    try parseKeyword(.typeAlias, into: &list)
    try expect(.name)
    try parseTypeParameters()
    try expect(.equal)
    _ = try parseExpression()
  }

  var endsStatement: Bool { kind == .newline || kind == .semicolon }

  private mutating func beginsSoft(with next: TokenKind) -> Bool {
    lexer.peek { (lexer: inout Lexer) throws(SyntaxError) in
      try lexer.advance()
      return lexer.kind == next
    }
  }

  private mutating func beginsLazyImport() -> Bool {
    beginsSoft(with: .importKeyword) || beginsSoft(with: .fromKeyword)
  }
}

// MARK: - Imports

extension Parser {
  private mutating func parseImport(into list: inout NodeList) throws(SyntaxError) {
    try parseKeyword(.import, into: &list)
    repeat {
      repeat { try expect(.name) } while try accept(.dot)
      if try accept(.asKeyword) { try expect(.name) }
    } while try accept(.comma)
  }

  private mutating func parseFromImport(into list: inout NodeList) throws(SyntaxError) {
    try parseKeyword(.import, into: &list)
    var isRelative = false
    while kind == .dot || kind == .ellipsis {
      isRelative = true
      try lexer.advance()
    }
    let isFuture = isName("__future__")
    if isFuture { noteFutureImport(at: list.last) }
    if kind != .importKeyword || !isRelative {
      repeat { try expect(.name) } while try accept(.dot)
    }
    try expect(.importKeyword)
    if kind == .star, isFuture { deferError(.unknownFuture) }
    if try accept(.star) { return }
    let isParenthesized = try accept(.leftParenthesis)
    repeat {
      if isParenthesized, kind == .rightParenthesis { break }
      if isFuture { noteFeature() }
      try expect(.name)
      if try accept(.asKeyword) { try expect(.name) }
    } while try accept(.comma)
    if isParenthesized { try expect(.rightParenthesis) }
  }
}

extension Parser {
  /// The name of a feature after `from __future__ import`.
  private mutating func noteFeature() {
    if isName("annotations") {
      tree.hasFutureAnnotations = true
    } else if !Self.features.contains(where: { lexer.bytes.holds($0, lexer.range) }) {
      deferError(.unknownFuture)
    }
  }

  private static let features: [StaticString] = [
    "nested_scopes", "generators", "division", "absolute_import", "with_statement",
    "print_function", "unicode_literals", "barry_as_FLUFL", "generator_stop",
  ]

  /// Only a documentation string and other imports of its kind may come before one.
  private mutating func noteFutureImport(at index: Int32) {
    let hasDocstring = tree.nodes.count > 2 && tree.nodes[1].kind == .stringExpression
    if index != futureImportsEnd, index != 2 || !hasDocstring { deferError(.lateFutureImport) }
    futureImportsEnd = index + 1
  }
}

// MARK: - Expressions as statements

extension Parser {
  private mutating func parseExpressionStatement(into list: inout NodeList) throws(SyntaxError) {
    let node = begin(.expression)
    let first = try parseRightSide()
    switch kind {
    case .equal:
      append(.assignment, at: node, to: &list)
      try parseAssignments(to: first)
    case .augmentedAssignment:
      append(.assignment, at: node, to: &list)
      guard first.shape == .name || first.shape == .place else { throw badTarget() }
      try lexer.advance()
      _ = try parseRightSide()
    case .colon:
      try parseAnnotation(of: first, at: node, into: &list)
    default:
      append(first.shape == .string ? .stringExpression : .expression, at: node, to: &list)
    }
  }

  mutating func append(
    _ kind: SyntaxKind, at node: SyntaxNode, to list: inout NodeList
  ) {
    _ = add(
      SyntaxNode(kind: kind, line: node.line, firstLine: node.firstLine, endLine: node.line),
      to: &list)
  }

  private mutating func parseAssignments(to first: ExpressionFacts) throws(SyntaxError) {
    var target = first
    while kind == .equal {
      guard target.isTarget, target.shape != .starred else { throw badTarget() }
      try lexer.advance()
      target = try parseRightSide()
    }
  }

  private mutating func parseAnnotation(
    of target: ExpressionFacts, at node: SyntaxNode, into list: inout NodeList
  ) throws(SyntaxError) {
    guard target.shape == .name || target.shape == .place else { throw badTarget() }
    if definitionDepth == 0 { tree.hasModuleAnnotations = true }
    try lexer.advance()
    _ = try parseExpression()
    if try accept(.equal) {
      append(.assignment, at: node, to: &list)
      _ = try parseRightSide()
    } else if target.shape == .place {
      append(.expression, at: node, to: &list)
    } else {
      append(
        target.isParenthesized ? .parenthesizedAnnotation : .bareAnnotation, at: node, to: &list)
    }
  }

  /// `yield`, or expressions with stars.
  private mutating func parseRightSide() throws(SyntaxError) -> ExpressionFacts {
    kind == .yieldKeyword ? try parseYield() : try parseStarExpressions()
  }

  private func badTarget() -> SyntaxError { SyntaxError(fault: .badTarget, line: lexer.line) }
}

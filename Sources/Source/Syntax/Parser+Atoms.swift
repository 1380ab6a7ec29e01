/// Atoms, and what can follow them directly.
extension Parser {
  mutating func parsePrimary() throws(SyntaxError) -> ExpressionFacts {
    var facts = try parseAtom()
    while true {
      switch kind {
      case .dot:
        try lexer.advance()
        try expect(.name)
        facts = ExpressionFacts(shape: .place, isTarget: true)
      case .leftParenthesis:
        try lexer.advance()
        try parseArguments()
        facts = .other
      case .leftBracket:
        try lexer.advance()
        try parseSubscript()
        facts = ExpressionFacts(shape: .place, isTarget: true)
      default: return facts
      }
    }
  }

  @inline(__always)
  private mutating func parseAtom() throws(SyntaxError) -> ExpressionFacts {
    switch kind {
    case .name:
      let isDebug = isName("__debug__")
      try lexer.advance()
      if isDebug { return .constant(true) }
      return ExpressionFacts(shape: .name, isTarget: true)
    case .number:
      let isZero = lexer.isZero
      try lexer.advance()
      return .constant(!isZero)
    case .string, .formattedStart: return try parseStrings()
    case .noneKeyword, .falseKeyword: return try parseConstant(false)
    case .trueKeyword, .ellipsis: return try parseConstant(true)
    case .leftParenthesis: return try parseGroup()
    case .leftBracket: return try parseList()
    case .leftBrace: return try parseBraces()
    default: throw unexpected()
    }
  }

  private mutating func parseConstant(_ value: Bool) throws(SyntaxError) -> ExpressionFacts {
    try lexer.advance()
    return .constant(value)
  }

  // MARK: - Brackets

  private mutating func parseGroup() throws(SyntaxError) -> ExpressionFacts {
    let allowsItems = expectsWithItems
    expectsWithItems = false
    try lexer.advance()
    if try accept(.rightParenthesis) {
      return ExpressionFacts(
        shape: .sequence, isTarget: true, isConstant: true,
        truth: lexer.version.testsFoldedConstants ? .alwaysFalse : .unknown)
    }
    if kind == .yieldKeyword {
      let facts = try parseYield()
      try expect(.rightParenthesis)
      return facts
    }
    let isStarred = kind == .star
    var first = try parseStarElement()
    if beginsComprehension {
      try parseComprehension(afterStar: isStarred)
      try expect(.rightParenthesis)
      return .other
    }
    let hasItems = allowsItems ? try acceptItemTarget() : false
    if !hasItems, try accept(.rightParenthesis) {
      guard !isStarred else { throw unexpected() }
      first.isParenthesized = true
      return first
    }
    return try parseElements(
      after: first, until: .rightParenthesis, allowsItems: allowsItems, hasItems: hasItems)
  }

  private mutating func parseList() throws(SyntaxError) -> ExpressionFacts {
    try lexer.advance()
    if try accept(.rightBracket) { return ExpressionFacts(shape: .sequence, isTarget: true) }
    let isStarred = kind == .star
    let first = try parseStarElement()
    if beginsComprehension {
      try parseComprehension(afterStar: isStarred)
      try expect(.rightBracket)
      return .other
    }
    var facts = try parseElements(
      after: first, until: .rightBracket, allowsItems: false, hasItems: false)
    facts.isConstant = false
    facts.truth = .unknown
    return facts
  }

  /// The rest of a tuple or list whose first element was read.
  private mutating func parseElements(
    after first: ExpressionFacts, until end: TokenKind, allowsItems: Bool, hasItems: Bool
  ) throws(SyntaxError) -> ExpressionFacts {
    var facts = ExpressionFacts(
      shape: .sequence, isTarget: first.isTarget, isConstant: first.isConstant)
    var hasItems = hasItems
    while try accept(.comma), kind != end {
      let element = try parseStarElement()
      facts.isTarget = facts.isTarget && element.isTarget
      facts.isConstant = facts.isConstant && element.isConstant
      if allowsItems, try acceptItemTarget() { hasItems = true }
    }
    try expect(end)
    if hasItems { return ExpressionFacts(shape: .withItems) }
    if facts.isConstant, lexer.version.testsFoldedConstants { facts.truth = .alwaysTrue }
    return facts
  }

  /// The `as target` of an item in a parenthesised `with`.
  private mutating func acceptItemTarget() throws(SyntaxError) -> Bool {
    guard try accept(.asKeyword) else { return false }
    try parseTarget()
    return true
  }

  mutating func parseStarElement() throws(SyntaxError) -> ExpressionFacts {
    guard try accept(.star) else { return try parseNamedExpression() }
    let inner = try parseComparison()
    return ExpressionFacts(shape: .starred, isTarget: inner.isTarget)
  }

  /// A dictionary or a set; the first element says which.
  private mutating func parseBraces() throws(SyntaxError) -> ExpressionFacts {
    try lexer.advance()
    var isDictionary: Bool?
    while kind != .rightBrace {
      let isStarred = kind == .star || kind == .doubleStar
      let isPair = try parseBraceElement()
      guard isDictionary ?? isPair == isPair else { throw unexpected() }
      isDictionary = isPair
      if beginsComprehension {
        try parseComprehension(afterStar: isStarred)
        break
      }
      guard try accept(.comma) else { break }
    }
    try expect(.rightBrace)
    return .other
  }

  /// One element; whether it belongs to a dictionary.
  private mutating func parseBraceElement() throws(SyntaxError) -> Bool {
    if try accept(.doubleStar) {
      _ = try parseComparison()
      return true
    }
    let isStarred = kind == .star
    _ = try parseStarElement()
    guard !isStarred, try accept(.colon) else { return false }
    _ = try parseExpression()
    return true
  }

  // MARK: - Trailers

  /// The arguments of a call or of a class, the closing parenthesis too.
  mutating func parseArguments() throws(SyntaxError) {
    var isPositional = true
    while kind != .rightParenthesis {
      if kind == .star || kind == .doubleStar {
        if kind == .doubleStar { isPositional = false }
        try lexer.advance()
        _ = try parseExpression()
      } else {
        let argument = try parseNamedExpression()
        if kind == .equal {
          guard argument.shape == .name else { throw unexpected() }
          isPositional = false
          try lexer.advance()
          _ = try parseExpression()
        } else if !isPositional {
          throw unexpected()
        }
      }
      if beginsComprehension { try parseComprehension(afterStar: false) }
      guard try accept(.comma) else { break }
    }
    try expect(.rightParenthesis)
  }

  private mutating func parseSubscript() throws(SyntaxError) {
    guard kind != .rightBracket else { throw unexpected() }
    while kind != .rightBracket {
      if kind != .colon { _ = try parseStarElement() }
      for _ in 0..<2 where try accept(.colon) {
        if beginsExpression { _ = try parseExpression() }
      }
      guard try accept(.comma) else { break }
    }
    try expect(.rightBracket)
  }

  // MARK: - Comprehensions

  var beginsComprehension: Bool { kind == .forKeyword || kind == .asyncKeyword }

  mutating func parseComprehension(afterStar isStarred: Bool) throws(SyntaxError) {
    if isStarred { try require(lexer.version.unpacksInComprehensions) }
    while beginsComprehension {
      _ = try accept(.asyncKeyword)
      try expect(.forKeyword)
      try parseTargets()
      try expect(.inKeyword)
      _ = try parseDisjunction()
      while try accept(.ifKeyword) { _ = try parseDisjunction() }
    }
  }
}

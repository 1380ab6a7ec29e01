/// Reads a file's statements by the grammar of Python 3.12 and later.
///
/// A plain recursive descent over the lexer: https://docs.python.org/3/reference/grammar.html. What
/// only the compiler's later passes reject is accepted, but for misplaced `return`, `break` and
/// `continue`.
struct Parser: ~Copyable {
  var lexer: Lexer
  var tree = SyntaxTree()

  /// How many loops the statement is in, within its function.
  var loopDepth = 0
  var isInFunction = false

  /// Whether the innermost function is an async one.
  var isInAsyncFunction = false

  /// The first fault that only counts when the rest of the text is well formed.
  private var deferred: SyntaxError?

  /// How many functions and classes the statement is in.
  var definitionDepth = 0

  /// Whether the next parenthesis may hold the items of a `with` statement.
  var expectsWithItems = false
  var lambdaDepth = 0

  /// The index of the only node that may be the next `from __future__` import.
  var futureImportsEnd: Int32 = 1

  init(_ bytes: ByteView, version: LanguageVersion) {
    lexer = Lexer(bytes, version: version)
    tree.nodes.reserveCapacity(bytes.count / 32 + 1)
  }

  var kind: TokenKind { lexer.kind }

  /// Parses the whole text.
  consuming func parse() throws(SyntaxError) -> SyntaxTree {
    do {
      try parseModule()
    } catch {
      throw firstFault(or: error)
    }
    if let deferred { throw deferred }
    tree.lines = lexer.lines
    tree.lineCount = Int(lexer.currentLine) - 1
    return tree
  }

  private mutating func parseModule() throws(SyntaxError) {
    tree.nodes.append(SyntaxNode(kind: .module, line: 1, firstLine: 1, endLine: 1))
    try lexer.advance()
    var list = NodeList()
    while kind != .endOfFile { try parseStatement(into: &list) }
    adopt(list, by: 0)
  }

  /// Faults of the rest of the text that explain `error`: Python reports faulty tokens first, even
  /// later ones, and a bracket that was left open rather than what came of it.
  private mutating func firstFault(or error: SyntaxError) -> SyntaxError {
    guard error.fault.isOfGrammar else { return error }
    do throws(SyntaxError) {
      while kind != .endOfFile { try lexer.advance() }
    } catch let later {
      return later.fault == .bracketNeverClosed && later.line >= error.line ? error : later
    }
    return error
  }

  /// Notes a fault that Python finds only after parsing.
  mutating func deferError(_ fault: SyntaxFault) {
    if deferred == nil { deferred = SyntaxError(fault: fault, line: lexer.line) }
  }

  // MARK: - Tokens

  func unexpected() -> SyntaxError { SyntaxError(fault: .invalidSyntax, line: lexer.line) }

  /// Refuses the current token when this version of Python does not know it here.
  func require(_ isSupported: Bool) throws(SyntaxError) {
    guard isSupported else { throw SyntaxError(fault: .unsupported, line: lexer.line) }
  }

  mutating func expect(_ expected: TokenKind) throws(SyntaxError) {
    guard kind == expected else { throw unexpected() }
    try lexer.advance()
  }

  /// Passes the token if it is `wanted`; whether it was.
  mutating func accept(_ wanted: TokenKind) throws(SyntaxError) -> Bool {
    guard kind == wanted else { return false }
    try lexer.advance()
    return true
  }

  /// Whether the current token is the name `text`.
  ///
  /// Inlined, as are other questions about the lexer, since a call would copy it.
  @inline(__always)
  func isName(_ text: StaticString) -> Bool {
    kind == .name && lexer.bytes.holds(text, lexer.range)
  }

  // MARK: - Nodes

  /// A node that begins at the current token.
  func begin(_ kind: SyntaxKind) -> SyntaxNode {
    SyntaxNode(kind: kind, line: lexer.line, firstLine: lexer.firstLine, endLine: lexer.line)
  }

  /// Reserves the place of a node, so that parents come before their children.
  mutating func add(_ node: SyntaxNode, to list: inout NodeList) -> Int32 {
    let index = Int32(truncatingIfNeeded: tree.nodes.count)
    tree.nodes.append(node)
    if list.last >= 0 { tree.nodes[Int(list.last)].next = index } else { list.first = index }
    list.last = index
    return index
  }

  /// Makes the nodes of `list` the children of `parent`, which ends where they end.
  mutating func adopt(_ list: NodeList, by parent: Int32) {
    tree.nodes[Int(parent)].firstChild = list.first
    if list.last >= 0 { tree.nodes[Int(parent)].endLine = tree.nodes[Int(list.last)].endLine }
  }
}

/// Siblings while they are being collected.
struct NodeList {
  var first = SyntaxNode.none
  var last = SyntaxNode.none
}

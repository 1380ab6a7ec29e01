/// `try` and `with`.
extension ArcWalk {
  mutating func withStatement(_ node: SyntaxNode) {
    let line = node.firstLine
    let outer = targets
    if rules == .exact {
      targets.loopWith = line
      targets.returnWith = line
    }
    let mark = mark
    clause(node, from: line)
    targets = outer
    passThroughWith(line, after: mark)
  }

  mutating func tryStatement(_ node: SyntaxNode) {
    let clauses = TryClauses(of: node, in: tree)
    let outer = targets
    if let last = clauses.finally {
      // Nothing is said of where exceptions lead that no handler takes.
      targets.raising = 0
      if rules == .exact { runFirst(last) }
    }
    let outside = targets
    if let line = clauses.firstHandler { targets.raising = line }
    let mark = mark
    clause(clauses.body, from: node.firstLine)
    targets = outside
    if let other = clauses.otherwise { statements(from: other.firstChild, after: mark) }
    var next = clauses.body.next
    while next >= 0 {
      let handler = tree.nodes[Int(next)]
      if handler.isHandler { clause(handler, from: handler.firstLine) }
      next = handler.next
    }
    targets = outer
    if let last = clauses.finally { finally(last, after: mark) }
  }

  private mutating func finally(_ node: SyntaxNode, after mark: Int) {
    let isReached = self.mark > mark
    statements(from: node.firstChild, after: mark)
    // What follows is reached only if the end of the clause is, and by way of it.
    if !isReached { drop(after: mark) }
  }

  /// Leads jumps to the first statement of a `finally` clause.
  private mutating func runFirst(_ node: SyntaxNode) {
    var next = node.firstChild
    while next >= 0 {
      let statement = tree.nodes[Int(next)]
      let line = entry(of: statement)
      if isLive(line) {
        targets = JumpTargets(returning: line, continuing: line, breaking: line)
        return
      }
      next = statement.next
    }
  }
}

/// The clauses of a `try` statement that are not handlers.
private struct TryClauses {
  let body: SyntaxNode
  private(set) var firstHandler: Int32?
  private(set) var otherwise: SyntaxNode?
  private(set) var finally: SyntaxNode?

  init(of node: SyntaxNode, in tree: SyntaxTree) {
    body = tree.nodes[Int(node.firstChild)]
    var next = body.next
    while next >= 0 {
      let clause = tree.nodes[Int(next)]
      switch clause.kind {
      case .elseClause: otherwise = clause
      case .finallyClause: finally = clause
      default: firstHandler = firstHandler ?? clause.firstLine
      }
      next = clause.next
    }
  }
}

extension SyntaxNode {
  fileprivate var isHandler: Bool { kind == .handler || kind == .groupHandler }
}

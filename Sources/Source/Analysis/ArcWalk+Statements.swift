/// Definitions, conditions, loops and jumps.
extension ArcWalk {
  mutating func definition(_ node: SyntaxNode, at entry: Int32) {
    var last = entry
    var next = node.firstChild
    while next >= 0, tree.nodes[Int(next)].kind == .decorator {
      let line = tree.nodes[Int(next)].firstLine
      add(from: last, to: line)
      last = line
      next = tree.nodes[Int(next)].next
    }
    add(from: last, to: node.firstLine)
    body(of: node, from: next, entry: entry)
    leave(from: node.firstLine)
  }

  private mutating func body(of node: SyntaxNode, from first: Int32, entry: Int32) {
    guard first >= 0 else { return }
    let isOneLine = tree.nodes[Int(first)].firstLine == node.firstLine
    let outer = targets
    targets = JumpTargets()
    var first = first
    if node.kind == .function {
      targets.raising = -entry
      targets.returning = -entry
      // The documentation string of a function is not run.
      let statement = tree.nodes[Int(first)]
      if statement.kind == .stringExpression, !isOneLine { first = statement.next }
    }
    let mark = mark
    statements(from: first, after: mark)
    connect(after: mark, to: -entry)
    targets = outer
  }

  /// What is known of a test beforehand.
  private func truth(of node: SyntaxNode) -> Truth {
    rules == .exact ? node.truth : node.constantTest
  }

  mutating func ifStatement(_ node: SyntaxNode) {
    var condition = tree.nodes[Int(node.firstChild)]
    while true {
      let truth = truth(of: condition)
      if truth != .alwaysFalse { clause(condition, from: condition.firstLine) }
      if truth == .alwaysTrue { return }
      guard condition.next >= 0 else { return leave(from: condition.firstLine) }
      let other = tree.nodes[Int(condition.next)]
      if other.kind == .elseClause { return clause(other, from: condition.firstLine) }
      guard isLive(other.firstLine) else { return leave(from: condition.firstLine) }
      add(from: condition.firstLine, to: other.firstLine)
      condition = other
    }
  }

  mutating func loop(_ node: SyntaxNode) {
    let line = node.firstLine
    let body = tree.nodes[Int(node.firstChild)]
    let firstBreak = breaks.count
    let outer = targets
    targets.continuing = line
    targets.breaking = 0
    targets.loopWith = 0
    let mark = mark
    clause(body, from: line)
    connect(after: mark, to: line)
    targets = outer
    leave(breaks[firstBreak...])
    breaks.removeLast(breaks.count - firstBreak)
    if body.next >= 0 {
      clause(tree.nodes[Int(body.next)], from: line)
    } else if node.kind == .for || isLeftAtTest(node) {
      leave(from: line)
    }
  }

  private func isLeftAtTest(_ node: SyntaxNode) -> Bool {
    rules == .exact ? node.truth != .alwaysTrue : node.constantTest == .unknown
  }

  mutating func matchStatement(_ node: SyntaxNode) {
    var line = node.firstLine
    var isLeft = true
    var next = node.firstChild
    while next >= 0 {
      let pattern = tree.nodes[Int(next)]
      add(from: line, to: pattern.firstLine)
      line = pattern.firstLine
      clause(pattern, from: line)
      isLeft = !pattern.matchesAnything || pattern.hasGuard
      next = pattern.next
    }
    if isLeft { leave(from: line) }
  }

  // MARK: - Jumps

  /// `return` or `continue`.
  mutating func jump(from line: Int32, to target: Int32, through with: Int32) {
    guard target != 0 else { return }
    add(from: line, to: target)
    guard with != 0 else { return }
    note(ArcThroughWith(source: line, with: with, destination: target, isJump: true))
  }

  mutating func breakStatement(at line: Int32) {
    guard targets.breaking != 0 else {
      let exit = PendingExit(line: line, innerWith: targets.loopWith, isJump: true)
      return breaks.append(exit)
    }
    jump(from: line, to: targets.breaking, through: targets.loopWith)
    // The loop is left all the same, from the end of the `finally` clause.
    breaks.append(PendingExit(line: 0))
  }
}

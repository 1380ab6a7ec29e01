/// Finds every arc that the statements of a text allow.
///
/// Walks statements in order. What can come before the next statement waits in `pending`: each
/// statement takes what is there from its mark on as its sources, and leaves its own exits instead.
struct ArcWalk: ~Copyable {
  let tree: SyntaxTree
  let live: [UInt64]
  let rules: BranchRules

  private(set) var arcs: [UInt64] = []

  /// What recorders see of exits from `with` statements.
  private(set) var withExits: [ArcThroughWith] = []

  /// Exits that wait for the statement they lead to.
  private(set) var pending: [PendingExit] = []

  /// The `break` statements of the loops around the statement, innermost last.
  var breaks: [PendingExit] = []
  var targets = JumpTargets()

  /// - Parameter live: the first lines of the statements that are compiled.
  static func walk(_ tree: SyntaxTree, live: LineSet, rules: BranchRules) -> FoundArcs {
    var walk = ArcWalk(tree: tree, live: live, rules: rules)
    if tree.nodes.first?.firstChild ?? SyntaxNode.none >= 0 {
      walk.statements(from: tree.nodes[0].firstChild, after: 0)
      walk.connect(after: 0, to: -1)
    } else {
      walk.add(from: 1, to: -1)
    }
    return FoundArcs(arcs: walk.arcs, withExits: walk.withExits)
  }

  private init(tree: SyntaxTree, live: LineSet, rules: BranchRules) {
    self.tree = tree
    self.live = live.words
    self.rules = rules
    arcs.reserveCapacity(tree.nodes.count * 3 / 2)
  }

  // MARK: - Arcs

  /// - Parameter destination: a line, or an exit as the negative of the code object's first line.
  mutating func add(from source: Int32, to destination: Int32) {
    if source != destination, source != 0 { arcs.append(Arc(source, destination).packed) }
  }

  /// The place in `pending` behind all that waits.
  var mark: Int { pending.count }

  mutating func leave(from line: Int32) { pending.append(PendingExit(line: line)) }

  mutating func leave(_ exits: ArraySlice<PendingExit>) { pending += exits }

  /// Lets everything that waits behind `mark` lead to `destination`.
  mutating func connect(after mark: Int, to destination: Int32) {
    for index in mark..<pending.count {
      let exit = pending[index]
      add(from: exit.line, to: destination)
      guard exit.innerWith != 0 else { continue }
      note(
        ArcThroughWith(
          source: exit.line, with: exit.innerWith, destination: destination, isJump: exit.isJump))
    }
    pending.removeLast(pending.count - mark)
  }

  mutating func note(_ arc: ArcThroughWith) { withExits.append(arc) }

  /// Forgets what waits behind `mark` since control never gets there.
  mutating func drop(after mark: Int) {
    for index in mark..<pending.count where pending[index].outerWith != 0 {
      add(from: pending[index].line, to: pending[index].outerWith)
    }
    pending.removeLast(pending.count - mark)
  }

  /// Notes that what waits behind `mark` ends the body of the `with` statement on `line`.
  mutating func passThroughWith(_ line: Int32, after mark: Int) {
    for index in mark..<pending.count {
      if pending[index].innerWith == 0 { pending[index].innerWith = line }
      pending[index].outerWith = line
    }
  }

  // MARK: - Statements

  func isLive(_ line: Int32) -> Bool {
    let word = Int(line >> 6)
    return word < live.count && live[word] & (1 << UInt64(line & 63)) != 0
  }

  /// The line on which control comes to a statement: that of its first decorator, if it has any.
  func entry(of node: SyntaxNode) -> Int32 {
    guard node.kind == .function || node.kind == .class else { return node.firstLine }
    return tree.nodes[Int(node.firstChild)].firstLine(ifDecorator: node.firstLine)
  }

  /// Walks statements, of which the first one follows what waits behind `mark`.
  mutating func statements(from first: Int32, after mark: Int) {
    var next = first
    while next >= 0 {
      let node = tree.nodes[Int(next)]
      let line = entry(of: node)
      if isLive(line) {
        connect(after: mark, to: line)
        statement(node, at: line)
      }
      next = node.next
    }
  }

  /// Walks the statements of a clause that is entered from `line`.
  mutating func clause(_ node: SyntaxNode, from line: Int32) {
    let mark = mark
    leave(from: line)
    statements(from: node.firstChild, after: mark)
  }

  private mutating func statement(_ node: SyntaxNode, at line: Int32) {
    switch node.kind {
    case .function, .class: definition(node, at: line)
    case .if: ifStatement(node)
    case .while, .for: loop(node)
    case .match: matchStatement(node)
    case .try: tryStatement(node)
    case .with: withStatement(node)
    case .return: jump(from: line, to: targets.returning, through: targets.returnWith)
    case .raise: if targets.raising != 0 { add(from: line, to: targets.raising) }
    case .continue: jump(from: line, to: targets.continuing, through: targets.loopWith)
    case .break: breakStatement(at: line)
    default: leave(from: line)
    }
  }
}

/// What a walk found: arcs in no order, some of them several times.
struct FoundArcs {
  var arcs: [UInt64]
  let withExits: [ArcThroughWith]
}

extension SyntaxNode {
  fileprivate func firstLine(ifDecorator otherwise: Int32) -> Int32 {
    kind == .decorator ? firstLine : otherwise
  }
}

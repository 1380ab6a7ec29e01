/// The lines that CPython compiles to instructions: those that a running program can report.
///
/// Walks the statements as the compiler lays them out and leaves out what cannot be reached, which
/// it removes: what follows `return`, `raise`, `break` and `continue`, the sides of constant tests
/// that are never taken, and what lies beyond endless loops. A statement that only informs the
/// compiler, such as `global`, has no line either.
struct LiveLines: ~Copyable {
  private let tree: SyntaxTree
  private let bytes: ByteView
  private let version: LanguageVersion
  private(set) var words: [UInt64]

  private var scope = Scope.module

  /// Whether the code object is one that is not looked into: a function named `__annotate__`, which
  /// from 3.14 on the compiler makes for annotations.
  private var isSilent = false

  /// Whether the innermost loop has a `break` that is reached.
  private var hasBreak = false

  /// How many conditional statements surround the statement within its class.
  private var conditions = 0

  private enum Scope {
    case module, `class`, function
  }

  /// The first lines of the statements of `tree` that are compiled to something.
  static func lines(
    of tree: SyntaxTree, _ bytes: ByteView, version: LanguageVersion
  ) -> LineSet {
    var walk = LiveLines(tree: tree, bytes, version: version)
    _ = walk.children(of: 0)
    // The instructions that make room for annotations have the first statement's line.
    if tree.hasModuleAnnotations, tree.nodes.count > 1 { walk.emit(tree.nodes[1].firstLine) }
    return LineSet(words: walk.words)
  }

  private init(
    tree: SyntaxTree, _ bytes: ByteView, version: LanguageVersion
  ) {
    self.tree = tree
    self.bytes = bytes
    self.version = version
    words = [UInt64](repeating: 0, count: (tree.lineCount + 64) >> 6)
  }

  private mutating func emit(_ line: Int32) {
    guard !isSilent else { return }
    words[Int(line >> 6)] |= 1 << UInt64(line & 63)
  }

  /// Walks the statements under `index` in order; whether the end of the last is reached.
  private mutating func children(of index: Int32) -> Bool {
    statements(from: tree.nodes[Int(index)].firstChild)
  }

  private mutating func statements(from first: Int32) -> Bool {
    var next = first
    while next >= 0 {
      guard statement(next) else { return false }
      next = tree.nodes[Int(next)].next
    }
    return true
  }

  /// Walks one statement that is reached; whether what follows it is reached too.
  private mutating func statement(_ index: Int32) -> Bool {
    let node = tree.nodes[Int(index)]
    guard isCompiled(node.kind) else { return true }
    emit(node.firstLine)
    switch node.kind {
    case .raise, .return, .continue: return false
    case .break:
      hasBreak = true
      return false
    case .assertion: return node.truth != .alwaysFalse
    case .function: return definition(node, scope: .function)
    case .class: return definition(node, scope: .class)
    case .if: return conditionally { $0.ifStatement(node) }
    case .while, .for: return conditionally { $0.loop(node) }
    case .match: return conditionally { $0.matchStatement(node) }
    case .try: return conditionally { $0.tryStatement(node) }
    case .with:
      // A context manager may swallow what its body raises, so that its end is always reached.
      return conditionally {
        _ = $0.statements(from: node.firstChild)
        return true
      }
    default: return true
    }
  }

  private mutating func conditionally(_ walk: (inout LiveLines) -> Bool) -> Bool {
    conditions += 1
    defer { conditions -= 1 }
    return walk(&self)
  }

  /// Whether a statement of this kind makes the compiler emit anything here.
  private func isCompiled(_ kind: SyntaxKind) -> Bool {
    switch kind {
    case .declaration: return false
    case .bareAnnotation:
      if scope == .function { return false }
      if scope == .module || !version.defersAnnotations || tree.hasFutureAnnotations { return true }
      return conditions > 0
    case .parenthesizedAnnotation:
      return scope != .function && !version.defersAnnotations && !tree.hasFutureAnnotations
    default: return true
    }
  }

  private mutating func definition(_ node: SyntaxNode, scope inner: Scope) -> Bool {
    let outer = (scope, hasBreak, conditions)
    (scope, hasBreak, conditions) = (inner, false, 0)
    var next = node.firstChild
    while next >= 0, tree.nodes[Int(next)].kind == .decorator {
      emit(tree.nodes[Int(next)].firstLine)
      next = tree.nodes[Int(next)].next
    }
    let outerSilence = isSilent
    let name = Int(node.detail.lowerBound)..<Int(node.detail.upperBound)
    isSilent = bytes.holds("__annotate__", name)
    _ = statements(from: next)
    isSilent = outerSilence
    (scope, hasBreak, conditions) = outer
    return true
  }
}

// MARK: - Compound statements

extension LiveLines {
  private mutating func ifStatement(_ node: SyntaxNode) -> Bool {
    var next = node.firstChild
    var completes = false
    while next >= 0 {
      let clause = tree.nodes[Int(next)]
      if clause.kind == .elseClause { return statements(from: clause.firstChild) || completes }
      emit(clause.firstLine)
      if clause.truth != .alwaysFalse, statements(from: clause.firstChild) { completes = true }
      if clause.truth == .alwaysTrue { return completes }
      next = clause.next
    }
    return true
  }

  private mutating func loop(_ node: SyntaxNode) -> Bool {
    let body = node.firstChild
    let elseClause = tree.nodes[Int(body)].next
    let outer = hasBreak
    hasBreak = false
    if node.truth != .alwaysFalse { _ = children(of: body) }
    let isLeft = hasBreak
    hasBreak = outer
    if node.truth == .alwaysTrue { return isLeft }
    let completes = elseClause < 0 || children(of: elseClause)
    return completes || isLeft
  }

  private mutating func matchStatement(_ node: SyntaxNode) -> Bool {
    var next = node.firstChild
    var completes = false
    while next >= 0 {
      let clause = tree.nodes[Int(next)]
      emit(clause.firstLine)
      if clause.truth != .alwaysFalse, statements(from: clause.firstChild) { completes = true }
      if clause.matchesAnything, clause.truth == .alwaysTrue { return completes }
      next = clause.next
    }
    return true
  }

  private mutating func tryStatement(_ node: SyntaxNode) -> Bool {
    // The `finally` clause comes first: when it does not reach its end, no `break` gets through.
    var next = node.firstChild
    var finallyCompletes = true
    while next >= 0 {
      if tree.nodes[Int(next)].kind == .finallyClause { finallyCompletes = children(of: next) }
      next = tree.nodes[Int(next)].next
    }
    let breaksInFinally = hasBreak
    let completes = tryClauses(node)
    if !finallyCompletes { hasBreak = breaksInFinally }
    return completes && finallyCompletes
  }

  /// Everything but the `finally` clause.
  private mutating func tryClauses(_ node: SyntaxNode) -> Bool {
    var bodyCompletes = children(of: node.firstChild)
    var handlersComplete = false
    var next = tree.nodes[Int(node.firstChild)].next
    while next >= 0 {
      let clause = tree.nodes[Int(next)]
      switch clause.kind {
      case .handler:
        emit(clause.firstLine)
        handlersComplete = statements(from: clause.firstChild) || handlersComplete
      case .groupHandler:
        // What no handler of a group takes is put together again behind them all.
        emit(clause.firstLine)
        _ = statements(from: clause.firstChild)
        handlersComplete = true
      case .elseClause: bodyCompletes = bodyCompletes && statements(from: clause.firstChild)
      default: break
      }
      next = clause.next
    }
    return bodyCompletes || handlersComplete
  }
}

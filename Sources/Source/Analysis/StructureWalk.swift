/// Finds documentation strings and regions, and carries exclusions into whole definitions.
struct StructureWalk {
  private let tree: SyntaxTree
  private let bytes: ByteView
  private let live: LineSet

  private(set) var excluded: LineSet
  private(set) var docstrings = LineSet()
  private var drafts: [RegionDraft] = []

  /// The drafts that surround the current statement, outermost first.
  private var context: [Int] = []

  init(tree: SyntaxTree, bytes: ByteView, live: LineSet, excluded: LineSet) {
    self.tree = tree
    self.bytes = bytes
    self.live = live
    self.excluded = excluded
    noteDocstring(at: tree.nodes.first?.firstChild ?? SyntaxNode.none)
    visitChildren(of: tree.nodes.first)
  }

  var regions: [Region] { drafts.map(\.region) }

  private mutating func visitChildren(of node: SyntaxNode?) {
    var next = node?.firstChild ?? SyntaxNode.none
    while next >= 0 {
      let child = tree.nodes[Int(next)]
      if child.firstChild >= 0 { visit(child) }
      next = child.next
    }
  }

  private mutating func visit(_ node: SyntaxNode) {
    switch node.kind {
    case .function, .class: visitDefinition(node)
    case .caseClause:
      excludeIrrefutableCase(node)
      visitChildren(of: node)
    default: visitChildren(of: node)
    }
  }

  private mutating func visitDefinition(_ node: SyntaxNode) {
    let body = firstStatement(of: node)
    let start =
      tree.nodes[Int(node.firstChild)].kind == .decorator
      ? tree.nodes[Int(node.firstChild)].line : node.line
    noteDocstring(at: body)
    if !excluded.isEmpty, excluded.intersects(Int(start)...Int(node.line)) {
      excluded.insert(contentsOf: Int(start)...Int(node.endLine))
    }
    beginRegion(node, body: Int(tree.nodes[Int(body)].line)...Int(node.endLine))
    visitChildren(of: node)
    endRegion()
  }

  /// The first child that is no decorator.
  private func firstStatement(of node: SyntaxNode) -> Int32 {
    var next = node.firstChild
    while tree.nodes[Int(next)].kind == .decorator { next = tree.nodes[Int(next)].next }
    return next
  }

  private mutating func noteDocstring(at index: Int32) {
    guard index >= 0, tree.nodes[Int(index)].kind == .stringExpression else { return }
    let node = tree.nodes[Int(index)]
    docstrings.insert(contentsOf: Int(node.line)...Int(node.endLine))
  }

  /// A `case` that matches anything is to `match` what `else` is to `if`: when all of its body is
  /// excluded, so is its pattern.
  private mutating func excludeIrrefutableCase(_ node: SyntaxNode) {
    guard node.matchesAnything, !node.hasGuard, !excluded.isEmpty else { return }
    var body = LineSet()
    body.insert(contentsOf: Int(tree.nodes[Int(node.firstChild)].line)...Int(node.endLine))
    body.formIntersection(live)
    guard !body.isEmpty, body.subtracting(excluded).isEmpty else { return }
    excluded.insert(contentsOf: Int(node.detail.lowerBound)...Int(node.detail.upperBound - 1))
  }
}

// MARK: - Regions

extension StructureWalk {
  private mutating func beginRegion(_ node: SyntaxNode, body: ClosedRange<Int>) {
    let name = String(
      decoding: bytes.bytes(Int(node.detail.lowerBound)..<Int(node.detail.upperBound)),
      as: UTF8.self)
    var draft = RegionDraft(
      kind: node.kind == .class ? .class : .function,
      name: context.last.map { "\(drafts[$0].name).\(name)" } ?? name, start: Int(node.line))
    if draft.kind == .function {
      draft.lines.insert(contentsOf: body)
      if let parent = context.last, drafts[parent].kind == .class {
        drafts[parent].lines.insert(contentsOf: body)
      }
      if let outer = context.last(where: { drafts[$0].kind == .function }) {
        drafts[outer].lines.subtract(body)
      }
    }
    context.append(drafts.count)
    drafts.append(draft)
  }

  private mutating func endRegion() {
    guard let index = context.popLast(), drafts[index].kind == .class else { return }
    for outer in context where drafts[outer].kind == .class {
      drafts[outer].lines.subtract(drafts[index].lines)
    }
  }
}

/// A region while its lines are still being collected.
private struct RegionDraft {
  let kind: Region.Kind
  let name: String
  let start: Int
  var lines = LineSet()

  var region: Region { Region(kind: kind, name: name, start: start, lines: lines) }
}

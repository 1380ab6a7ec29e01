extension RegexNode {
  /// The nodes directly inside this one.
  var children: [RegexNode] {
    switch self {
    case .literal, .any, .set, .anchor, .reference: []
    case .group(_, let body), .atomic(let body), .look(_, let body), .repetition(let body, _):
      [body]
    case .conditional(_, let yes, let no): [yes, no]
    case .sequence(let nodes), .alternatives(let nodes): nodes
    }
  }

  func contains(_ isWanted: (RegexNode) -> Bool) -> Bool {
    isWanted(self) || children.contains { $0.contains(isWanted) }
  }

  /// Whether what matches depends on what a group matched.
  var hasReferences: Bool {
    contains {
      switch $0 {
      case .reference, .conditional: true
      default: false
      }
    }
  }

  /// How many characters a match has; `upperBound` is capped at `widthLimit`.
  ///
  /// - Parameter groups: the widths of the groups that are closed already.
  func width(groups: [Int: ClosedRange<Int>]) -> ClosedRange<Int> {
    switch self {
    case .literal, .any, .set: return 1...1
    case .anchor, .look: return 0...0
    case .group(_, let body), .atomic(let body): return body.width(groups: groups)
    case .reference(let group, _): return groups[group] ?? 0...RegexNode.widthLimit
    case .conditional(_, let yes, let no):
      return RegexNode.union([yes.width(groups: groups), no.width(groups: groups)])
    case .alternatives(let nodes): return RegexNode.union(nodes.map { $0.width(groups: groups) })
    case .sequence(let nodes):
      return nodes.map { $0.width(groups: groups) }.reduce(0...0) { sum, next in
        RegexNode.capped(sum.lowerBound + next.lowerBound, sum.upperBound + next.upperBound)
      }
    case .repetition(let body, let times):
      let once = body.width(groups: groups)
      let most = times.maximum ?? (once.upperBound == 0 ? 0 : RegexNode.widthLimit)
      return RegexNode.capped(
        RegexNode.product(once.lowerBound, times.minimum), RegexNode.product(once.upperBound, most))
    }
  }

  static let widthLimit = 1 << 32

  private static func product(_ a: Int, _ b: Int) -> Int {
    let (value, hasOverflowed) = a.multipliedReportingOverflow(by: b)
    return hasOverflowed ? widthLimit : value
  }

  private static func capped(_ low: Int, _ high: Int) -> ClosedRange<Int> {
    let top = min(high, widthLimit)
    return min(low, top)...top
  }

  private static func union(_ widths: [ClosedRange<Int>]) -> ClosedRange<Int> {
    let low = widths.map(\.lowerBound).min() ?? 0
    return low...max(low, widths.map(\.upperBound).max() ?? 0)
  }
}

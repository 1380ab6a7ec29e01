extension RegexNode {
  /// The alternatives of the whole expression that may be searched for on their own.
  ///
  /// Nothing may refer to a group, as groups of one alternative can be seen from another.
  var independentAlternatives: [RegexNode] {
    if hasReferences { return [self] }
    if case .alternatives(let nodes) = self { return nodes.flatMap(\.independentAlternatives) }
    if case .sequence(let nodes) = self, nodes.count == 1 {
      return nodes[0].independentAlternatives
    }
    return [self]
  }

  /// What the expression begins with when that is a run of characters of one kind, such as `\s*`,
  /// or a line's start and such a run.
  ///
  /// Where a match fails at the first character of such a run it fails at every later one of the
  /// same run, because the rest was tried at each end that the run can have.
  var leadingRun: (isAtLineStart: Bool, once: RegexNode, minimum: Int)? {
    guard !hasReferences, case .sequence(var nodes) = self else { return nil }
    var isAtLineStart = false
    if case .anchor(.lineStart, let flags)? = nodes.first, flags.contains(.multiline) {
      isAtLineStart = true
      nodes.removeFirst()
    }
    guard nodes.count > 1, case .repetition(let once, let times) = nodes[0] else { return nil }
    guard times.maximum == nil else { return nil }
    switch once {
    case .literal, .set: return (isAtLineStart, once, times.minimum)
    default: return nil
    }
  }
}

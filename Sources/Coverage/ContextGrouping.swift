/// Sorts things by the set of contexts in which they ran.
///
/// What ran in a file in ten thousand contexts are a few dozen groups of lines, no matter how the
/// contexts differ: there are never more groups than lines.
struct ContextGrouping<Member: Hashable & Comparable> {
  /// By member: the parts that it is in, in ascending order.
  private var partsOfMember: [Member: [Int32]] = [:]
  private var contexts: [ContextSet] = []

  struct Group {
    /// In ascending order.
    var members: [Member]
    let contexts: ContextSet
  }

  /// Says that all of some things ran in all of some contexts.
  mutating func add(_ members: some Sequence<Member>, in contexts: ContextSet) {
    let part = Int32(self.contexts.count)
    self.contexts.append(contexts)
    for member in members { partsOfMember[member, default: []].append(part) }
  }

  /// The groups, in the order of their first members.
  var groups: [Group] {
    var membersOfParts: [[Int32]: [Member]] = [:]
    for (member, parts) in partsOfMember { membersOfParts[parts, default: []].append(member) }
    var membersOfContexts: [ContextSet: [Member]] = [:]
    for (parts, members) in membersOfParts {
      membersOfContexts[union(of: parts), default: []] += members
    }
    return membersOfContexts.map { Group(members: $1.sorted(), contexts: $0) }
      .sorted { a, b in
        guard let first = a.members.first, let second = b.members.first else { return false }
        return first < second
      }
  }

  private func union(of parts: [Int32]) -> ContextSet {
    if parts.count == 1 { return contexts[Int(parts[0])] }
    return ContextSet(unionOf: parts.map { contexts[Int($0)] })
  }
}

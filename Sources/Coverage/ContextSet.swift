/// A set of contexts.
package struct ContextSet: Hashable, Sendable {
  /// In the order of their numbers, each once.
  package private(set) var labels: [ContextLabel]

  package init() { labels = [] }

  package init(_ label: ContextLabel) { labels = [label] }

  package init(_ labels: some Sequence<ContextLabel>) {
    self.labels = Array(labels)
    if Self.isAscending(self.labels) { return }
    self.labels.sort()
    dropRepeated()
  }

  /// The union of sets, in time that grows with their sizes.
  init(unionOf sets: [ContextSet]) {
    let last = sets.reduce(0) { max($0, $1.labels.last?.number ?? 0) }
    var words = [UInt64](repeating: 0, count: Int(last) >> 6 + 1)
    for set in sets {
      for label in set.labels { words[Int(label.number) >> 6] |= 1 << UInt64(label.number & 63) }
    }
    let count = words.reduce(0) { $0 + $1.nonzeroBitCount }
    labels = unsafe Array(unsafeUninitializedCapacity: count) { labels, filled in
      for (index, word) in words.enumerated() {
        var rest = word
        while rest != 0 {
          let number = Int32(truncatingIfNeeded: index << 6 + rest.trailingZeroBitCount)
          unsafe labels.initializeElement(at: filled, to: ContextLabel(number: number))
          filled += 1
          rest &= rest - 1
        }
      }
    }
  }

  private static func isAscending(_ labels: [ContextLabel]) -> Bool {
    for index in labels.indices.dropFirst() where labels[index] <= labels[index - 1] {
      return false
    }
    return true
  }

  package var isEmpty: Bool { labels.isEmpty }

  package mutating func formUnion(_ other: ContextSet) {
    if labels.isEmpty || labels == other.labels {
      labels = other.labels
      return
    }
    if other.labels.isEmpty { return }
    self = ContextSet(unionOf: [self, other])
  }

  package func union(_ other: ContextSet) -> ContextSet {
    var result = self
    result.formUnion(other)
    return result
  }

  /// What is in none of some sets.
  func subtracting(_ others: [ContextSet]) -> ContextSet {
    if others.contains(where: { $0.labels == labels }) { return ContextSet() }
    return others.isEmpty ? self : subtracting(ContextSet(unionOf: others))
  }

  package func subtracting(_ other: ContextSet) -> ContextSet {
    var result = ContextSet()
    if labels == other.labels { return result }
    var place = 0
    for label in labels {
      while place < other.labels.count, other.labels[place] < label { place += 1 }
      if place == other.labels.count || other.labels[place] != label {
        result.labels.append(label)
      }
    }
    return result
  }

  /// Sets of thousands of labels are looked up by the hundred thousand.
  package func hash(into hasher: inout Hasher) {
    var sum: UInt64 = 0xCBF2_9CE4_8422_2325
    for label in labels { sum = (sum ^ UInt64(UInt32(label.number))) &* 0x100_0000_01B3 }
    hasher.combine(sum)
  }

  private mutating func dropRepeated() {
    var last: ContextLabel?
    labels.removeAll { label in
      defer { last = label }
      return label == last
    }
  }
}

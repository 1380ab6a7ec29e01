/// A set of contexts.
package struct ContextSet: Hashable, Sendable {
  /// In the order of their numbers, each once.
  package private(set) var labels: [ContextLabel]

  package init() { labels = [] }

  package init(_ label: ContextLabel) { labels = [label] }

  package init(_ labels: some Sequence<ContextLabel>) {
    self.labels = labels.sorted()
    dropRepeated()
  }

  package var isEmpty: Bool { labels.isEmpty }

  package mutating func formUnion(_ other: ContextSet) {
    if labels.isEmpty || labels == other.labels {
      labels = other.labels
      return
    }
    var union: [ContextLabel] = []
    union.reserveCapacity(labels.count + other.labels.count)
    var mine = labels[...]
    var theirs = other.labels[...]
    while let a = mine.first, let b = theirs.first {
      union.append(min(a, b))
      if a <= b { mine.removeFirst() }
      if b <= a { theirs.removeFirst() }
    }
    labels = union + mine + theirs
  }

  package func union(_ other: ContextSet) -> ContextSet {
    var result = self
    result.formUnion(other)
    return result
  }

  package func subtracting(_ other: ContextSet) -> ContextSet {
    var result = ContextSet()
    var theirs = other.labels[...]
    for label in labels {
      while let first = theirs.first, first < label { theirs.removeFirst() }
      if theirs.first != label { result.labels.append(label) }
    }
    return result
  }

  private mutating func dropRepeated() {
    var last: ContextLabel?
    labels.removeAll { label in
      defer { last = label }
      return label == last
    }
  }
}

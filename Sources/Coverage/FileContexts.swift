package import Source

/// The lines of one file by the contexts that they ran in.
package struct FileContexts: Hashable, Sendable {
  /// One context, and the physical lines recorded under it.
  package struct Entry: Hashable, Sendable {
    package let context: Recording.Context
    package let lines: LineSet

    package init(_ context: Recording.Context, _ lines: LineSet) {
      self.context = context
      self.lines = lines
    }
  }

  /// In the order of the contexts; none is without a line.
  package let entries: [Entry]

  package init(_ lines: [Recording.Context: LineSet]) {
    entries = lines.filter { !$0.value.isEmpty }
      .map { Entry($0.key, $0.value) }
      .sorted { $0.context.utf8.lexicographicallyPrecedes($1.context.utf8) }
  }

  /// For each line that ran, the places of its contexts in `entries`, ascending.
  package var byLine: [(line: Int, entries: [Int])] {
    var result: [Int: [Int]] = [:]
    for (index, entry) in entries.enumerated() {
      for line in entry.lines { result[line, default: []].append(index) }
    }
    return result.sorted { $0.key < $1.key }.map { (line: $0.key, entries: $0.value) }
  }
}

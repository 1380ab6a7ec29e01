/// Maps each line of a multi-line statement to the statement's first line.
package struct FirstLineMap: Hashable, Sendable {
  /// The physical lines of one statement; spans are in ascending order and do not overlap.
  package struct Span: Hashable, Sendable {
    package let first: Int
    package let last: Int

    package init(first: Int, last: Int) {
      self.first = first
      self.last = last
    }
  }

  package let spans: [Span]

  package init(spans: [Span] = []) { self.spans = spans }

  /// The first line of the statement that `line` belongs to, `line` itself outside every span.
  package func firstLine(of line: Int) -> Int {
    var low = 0
    var high = spans.count
    while low < high {
      let middle = (low + high) / 2
      if spans[middle].last < line { low = middle + 1 } else { high = middle }
    }
    guard low < spans.count, spans[low].first <= line else { return line }
    return spans[low].first
  }

  /// The first lines of all `lines`.
  package func firstLines(of lines: LineSet) -> LineSet {
    guard !spans.isEmpty else { return lines }
    var result = LineSet()
    for line in lines { result.insert(firstLine(of: line)) }
    return result
  }
}

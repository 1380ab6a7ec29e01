package import Source

/// Lines as people read them: neighbours among the statements joined, as in `3-7, 12`.
///
/// Two lines are neighbours when no other statement lies between them, whatever blank lines,
/// comments and docstrings do.
package struct LineRanges: Hashable, Sendable {
  package let ranges: [ClosedRange<Int>]

  package init(of lines: LineSet, among statements: LineSet) {
    var ranges: [ClosedRange<Int>] = []
    var open: ClosedRange<Int>?
    for line in statements {
      if lines.contains(line) {
        open = (open?.lowerBound ?? line)...line
      } else if let range = open {
        ranges.append(range)
        open = nil
      }
    }
    if let open { ranges.append(open) }
    self.ranges = ranges
  }
}

extension LineRanges: CustomStringConvertible {
  package var description: String {
    ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
      .joined(separator: ", ")
  }
}

package import Source

/// Lines as people like to read them: `5-9, 12`.
///
/// A range runs over lines that are no statements, and ends where a statement is not among the
/// lines.
package struct LineRanges: Hashable, Sendable {
  package let ranges: [ClosedRange<Int>]

  /// - Parameters:
  ///   - lines: the lines to show; those that are no statements are left out.
  ///   - statements: all statements of the file.
  package init(_ lines: LineSet, among statements: LineSet) {
    var ranges: [ClosedRange<Int>] = []
    var start: Int?
    var end = 0
    for line in statements {
      if lines.contains(line) {
        start = start ?? line
        end = line
      } else if let first = start {
        ranges.append(first...end)
        start = nil
      }
    }
    if let start { ranges.append(start...end) }
    self.ranges = ranges
  }
}

extension LineRanges: CustomStringConvertible {
  package var description: String {
    ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
      .joined(separator: ", ")
  }
}

extension FileCoverage {
  /// The statements that did not run, as ranges.
  package var missingRanges: LineRanges { LineRanges(missing, among: analysis.statements) }
}

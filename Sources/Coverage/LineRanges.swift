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
    ranges.map(Self.text).joined(separator: ", ")
  }

  fileprivate static func text(of range: ClosedRange<Int>) -> String {
    range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)-\(range.upperBound)"
  }
}

extension LineRanges {
  /// The ranges and some exits in the order of their lines, such as `5-9, 12->14, 20->exit`.
  package func text(with exits: [Arc]) -> String {
    text(withNamed: exits.map { ($0.source, "\($0)") })
  }

  fileprivate func text(withNamed exits: [(Int, String)]) -> String {
    let ranges = ranges.map { ($0.lowerBound, Self.text(of: $0)) }
    return (ranges + exits)
      .sorted { ($0.0, $0.1) < ($1.0, $1.1) }
      .map(\.1).joined(separator: ", ")
  }
}

extension FileCoverage {
  /// The statements that did not run, as ranges.
  package var missingRanges: LineRanges { LineRanges(missing, among: analysis.statements) }

  /// What did not run as people like to read it: lines, and exits that were not taken, such as
  /// `5-9, 12->14, 20->exit`.
  ///
  /// An exit is left out when its line or its destination did not run: that says enough.
  package var missingText: String {
    let missing = missing
    let exits = (branches?.missing ?? []).filter {
      !missing.contains($0.source) && !missing.contains($0.signedDestination)
    }
    guard isImported else { return missingRanges.text(with: exits) }
    let lines = LineSet(exits.map(\.source))
    return missingRanges.text(withNamed: lines.map { ($0, "\($0)->?") })
  }
}

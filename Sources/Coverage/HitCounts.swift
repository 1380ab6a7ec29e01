package import Source

/// How often lines, exits and functions ran, as far as another program counted that.
///
/// Only some formats have a place for it; pycov itself records whether something ran.
package struct HitCounts: Hashable, Sendable {
  package var lines: [Int: UInt64]
  package var exits: [Arc: UInt64]

  /// By the line that a function starts on.
  package var functions: [Int: UInt64]

  package init(
    lines: [Int: UInt64] = [:], exits: [Arc: UInt64] = [:], functions: [Int: UInt64] = [:]
  ) {
    self.lines = lines
    self.exits = exits
    self.functions = functions
  }
}

extension FileCoverage {
  /// How often a statement ran: 1 where only that it ran is known.
  package func hits(ofLine line: Int) -> Int {
    guard executed.contains(line) else { return 0 }
    return counts.map { Self.count($0.lines[line]) } ?? 1
  }

  /// How often an exit that was taken was taken: 1 where that is not known.
  package func hits(of arc: Arc) -> Int { counts.map { Self.count($0.exits[arc]) } ?? 1 }

  /// How often a function that ran was entered: 1 where that is not known.
  package func hits(ofFunctionAt line: Int) -> Int {
    counts.map { Self.count($0.functions[line]) } ?? 1
  }

  private static func count(_ number: UInt64?) -> Int { max(Int(clamping: number ?? 1), 1) }
}

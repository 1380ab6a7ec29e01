package import Source

/// What one file's statements and what ran of them amount to.
package struct FileCoverage: Hashable, Sendable {
  /// The path as reports show it: relative to the working folder when it lies below it.
  package let path: String

  /// The text that was analysed, as UTF-8 with `\n` line ends.
  package let text: [UInt8]

  package let analysis: SourceAnalysis

  /// The statements that ran, by first line; always a subset of `analysis.statements`.
  package let executed: LineSet

  /// Nil when branches were not recorded.
  package let branches: BranchCoverage?

  /// Nil when nobody asked for them.
  package let contexts: FileContexts?

  /// Whether another program's report says all this: nothing is known of the text then, and not
  /// where exits of branching lines lead.
  package let isImported: Bool

  /// What another program counted; nil when none did.
  package let counts: HitCounts?

  /// - Parameters:
  ///   - recorded: the physical lines that ran.
  ///   - arcs: the transfers between them; nil when only lines were recorded.
  ///   - contexts: the same lines by context.
  package init(
    path: String, text: [UInt8] = [], analysis: SourceAnalysis, recorded: LineSet,
    arcs: Set<RecordedArc>? = nil, contexts: FileContexts? = nil,
    isImported: Bool = false, counts: HitCounts? = nil
  ) {
    self.path = path
    self.text = text
    self.analysis = analysis
    self.contexts = contexts
    self.isImported = isImported
    self.counts = counts
    executed = analysis.firstLines.firstLines(of: recorded).intersection(analysis.statements)
    if let arcs, let flow = analysis.flow {
      branches = BranchCoverage(flow, of: analysis, recorded: arcs, executed: executed)
    } else {
      branches = nil
    }
  }

  package var missing: LineSet { analysis.statements.subtracting(executed) }

  package var totals: Totals {
    Totals(
      files: 1,
      statements: Ratio(covered: executed.count, total: analysis.statements.count),
      excluded: analysis.excluded.count,
      branches: branches?.exits ?? Ratio(),
      partialBranches: branches.map { partialExits(of: $0) } ?? 0)
  }

  /// The part of this file that lies in `lines`, as a region's own numbers.
  package func totals(within lines: LineSet) -> Totals {
    let branches = branches?.within(lines)
    return Totals(
      statements: Ratio(
        covered: executed.intersection(lines).count,
        total: analysis.statements.intersection(lines).count),
      excluded: analysis.excluded.intersection(lines).count,
      branches: branches?.exits ?? Ratio(),
      partialBranches: branches.map { partialExits(of: $0) } ?? 0)
  }

  /// How many untaken exits start on lines that ran.
  package func partialExits(of branches: BranchCoverage) -> Int {
    let missing = missing
    return branches.missing.count { !missing.contains($0.source) }
  }
}

/// The counts that every report shows; they add up over regions, files and folders.
package struct Totals: Hashable, Sendable {
  package var files: Int
  package var statements: Ratio
  package var excluded: Int

  /// Exits of branching lines, those taken as covered; empty when branches were not measured.
  package var branches: Ratio

  /// Exits that were not taken though their line ran.
  package var partialBranches: Int

  package init(
    files: Int = 0, statements: Ratio = Ratio(), excluded: Int = 0, branches: Ratio = Ratio(),
    partialBranches: Int = 0
  ) {
    self.files = files
    self.statements = statements
    self.excluded = excluded
    self.branches = branches
    self.partialBranches = partialBranches
  }

  /// Statements and branch exits together: what "percent covered" is a percentage of.
  package var overall: Ratio { statements + branches }

  package var missing: Int { statements.total - statements.covered }

  package static func + (a: Totals, b: Totals) -> Totals {
    Totals(
      files: a.files + b.files, statements: a.statements + b.statements,
      excluded: a.excluded + b.excluded, branches: a.branches + b.branches,
      partialBranches: a.partialBranches + b.partialBranches)
  }
}

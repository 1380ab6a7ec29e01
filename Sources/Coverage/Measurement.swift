/// What a whole run means: every reported file, in the order of its path.
package struct Measurement: Hashable, Sendable {
  package let files: [FileCoverage]

  /// Whether branches were recorded; reports then have their columns.
  package let hasBranches: Bool

  package init(files: [FileCoverage], hasBranches: Bool = false) {
    self.files = files.sorted { $0.path < $1.path }
    self.hasBranches = hasBranches
  }

  package var totals: Totals { files.reduce(Totals()) { $0 + $1.totals } }
}

package import Coverage
package import Source

/// What a change wrote, and what of it ran.
package struct PatchCoverage: Hashable, Sendable {
  /// In the order of their paths; files whose change touches no statement are left out.
  package let files: [File]

  /// Changed Python files that were not measured on purpose.
  package let unmeasured: [String]

  /// Statements that used to run, were not changed, and run no more.
  package let indirect: [Indirect]

  package let hasBranches: Bool

  /// One changed file.
  package struct File: Hashable, Sendable {
    package let path: String

    /// How many lines the change wrote, comments and blank ones too.
    package let changedLines: Int

    /// The statements that a changed line belongs to, by first line.
    package let statements: LineSet
    package let missing: LineSet

    /// Exits of changed branching lines that ran, and were not taken.
    package let missingExits: [Arc]

    /// Where each of those leads.
    package let exitPlaces: [Arc: ExitPlace]
    package let totals: Totals

    /// Functions with a changed statement, in the order of their lines.
    package let functions: [Function]

    /// Whether nothing of the file ran at all.
    package let isNeverImported: Bool

    /// The lines that the change wrote.
    package let written: LineSet

    /// All of the file, its text included.
    package let whole: FileCoverage

    package var missingRanges: LineRanges { LineRanges(missing, among: statements) }
  }

  /// A function that the change touches.
  package struct Function: Hashable, Sendable {
    package let name: String
    package let line: Int

    /// Of its changed statements.
    package let statements: Ratio
  }

  /// What became uncovered in a file.
  package struct Indirect: Hashable, Sendable {
    package let path: String
    package let lines: LineRanges
    package let count: Int
  }

  package var totals: Totals { files.reduce(Totals()) { $0 + $1.totals } }
  package var changedLines: Int { files.reduce(0) { $0 + $1.changedLines } }

  /// Functions that the change touches and no changed statement of which ran.
  package var untestedFunctions: [(path: String, function: Function)] {
    files.flatMap { file in
      file.functions.filter { $0.statements.covered == 0 }.map { (file.path, $0) }
    }
  }
}

extension PatchCoverage {
  /// - Parameters:
  ///   - diff: the change, with paths relative to `paths.root`.
  ///   - baseline: the lines that ran before the change, by the same paths; nil when unknown.
  package init(
    _ measurement: Measurement, changedBy diff: UnifiedDiff, _ paths: RepositoryPaths,
    baseline: [String: LineSet]? = nil
  ) {
    let measured = Dictionary(
      measurement.files.map { (paths.name(of: $0.path), $0) },
      uniquingKeysWith: { first, _ in first })
    files = diff.files.compactMap { change in
      measured[change.path].flatMap { File($0, path: change.path, change) }
    }.sorted { $0.path < $1.path }
    unmeasured = diff.files.map(\.path).filter { Self.isPython($0) && measured[$0] == nil }.sorted()
    hasBranches = measurement.hasBranches
    let changes = Dictionary(
      diff.files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    indirect = measured.compactMap { path, file in
      guard let baseline else { return nil }
      let change = changes[path] ?? UnifiedDiff.File(path: path)
      return Indirect(file, path: path, change, before: baseline[change.previousPath ?? path] ?? [])
    }.sorted { $0.path < $1.path }
  }

  private static func isPython(_ path: String) -> Bool {
    path.hasSuffix(".py") || path.hasSuffix(".pyw")
  }
}

extension PatchCoverage.File {
  /// Nil when the change touches no statement.
  init?(_ file: FileCoverage, path: String, _ change: UnifiedDiff.File) {
    let written = change.writtenLines
    statements = file.analysis.firstLines.firstLines(of: written)
      .intersection(file.analysis.statements)
    guard !statements.isEmpty else { return nil }
    self.path = path
    self.written = written
    whole = file
    changedLines = written.count
    missing = statements.subtracting(file.executed)
    let executed = file.executed
    missingExits = (file.branches?.within(statements).missing ?? [])
      .filter { executed.contains($0.source) }
    let owners = ExitOwners(file)
    exitPlaces = Dictionary(
      missingExits.map { ($0, owners.place(of: $0)) }, uniquingKeysWith: { first, _ in first })
    totals = file.totals(within: statements)
    isNeverImported = file.executed.isEmpty
    let touched = statements
    functions = file.analysis.regions.filter { $0.kind == .function }.compactMap { region in
      let own = touched.intersection(region.lines)
      guard !own.isEmpty else { return nil }
      return PatchCoverage.Function(
        name: region.name, line: region.start,
        statements: Ratio(covered: own.intersection(executed).count, total: own.count))
    }.sorted { $0.line < $1.line }
  }
}

extension PatchCoverage.Indirect {
  /// Nil when nothing became uncovered.
  init?(_ file: FileCoverage, path: String, _ change: UnifiedDiff.File, before: LineSet) {
    let ranBefore = LineSet(before.compactMap { change.line(ofOld: $0) })
    let written = change.writtenLines
    let lost = file.analysis.firstLines.firstLines(of: ranBefore).intersection(file.missing)
      .subtracting(file.analysis.firstLines.firstLines(of: written))
    guard !lost.isEmpty else { return nil }
    self.path = path
    lines = LineRanges(lost, among: file.analysis.statements)
    count = lost.count
  }
}

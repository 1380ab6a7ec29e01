package import Coverage
package import Source

extension FileCoverage {
  /// What was measured here and what another program counted of the same file, together.
  ///
  /// - Parameter recorded: the physical lines that ran here, which count once each.
  package func adding(_ imported: ImportedFile, recorded: LineSet) -> FileCoverage {
    var counts = imported.lines
    for line in analysis.firstLines.firstLines(of: recorded).intersection(analysis.statements) {
      counts[line] = (counts[line] ?? 0).addingClamped(1)
    }
    var arcs: Set<RecordedArc>?
    if let branches, let flow = analysis.flow {
      let taken = branches.executed + imported.taken(flow.branchArcs, without: analysis.excluded)
      arcs = Set(taken.map { RecordedArc(from: $0.source, to: $0.signedDestination) })
    }
    return FileCoverage(
      path: path, text: text, analysis: analysis, recorded: executed, arcs: arcs,
      contexts: contexts, counts: HitCounts(lines: counts))
  }
}

extension ImportedFile {
  /// The exits that the report says were taken, as far as it tells which those are: by their names,
  /// or because all of a line's were.
  fileprivate func taken(_ branches: [Arc], without excluded: LineSet) -> [Arc] {
    Dictionary(grouping: branches, by: \.source).flatMap { line, ways -> [Arc] in
      let taken = (exits[line] ?? [:]).filter { $0.value > 0 }
      guard !taken.isEmpty else { return [] }
      let counted = ways.filter { $0.counts(without: excluded) }
      if taken.count == exits[line]?.count, taken.count >= counted.count { return counted }
      return taken.keys.compactMap { Self.exit(named: $0, of: ways) }
    }
  }

  /// The exit that a name tells of, such as `to line 7`, `jump to line 7` and `out of 'total'`.
  private static func exit(named key: String, of ways: [Arc]) -> Arc? {
    let name = key.split(separator: ",", maxSplits: 1).last ?? ""
    let words = name.split(separator: " ")
    let number = words.last.flatMap { Int($0) }
    if words.count >= 3, words.suffix(3).prefix(2).elementsEqual(["to", "line"]), let number {
      return ways.first { $0.signedDestination == number }
    }
    if words.first == "exit", words.count == 2, let number {
      return ways.first { $0.signedDestination == -number }
    }
    guard let first = words.first, ["exit", "return", "out"].contains(first) else { return nil }
    let exits = ways.filter { $0.signedDestination < 0 }
    return exits.count == 1 ? exits.first : nil
  }
}

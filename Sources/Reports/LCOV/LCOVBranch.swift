internal import Coverage
internal import Source

/// An exit of a branching line as trace files list them.
struct LCOVBranch {
  let line: Int

  /// The place among the exits of the line: those to lines first, in ascending order.
  ///
  /// It is the same in every run, so that traces can be added up.
  let number: Int

  /// Nil for the way that an exception takes.
  let arc: Arc?
  let taken: Taken

  var isException: Bool { arc == nil }

  /// What lcov 2 shows of it; it must have no comma.
  func name(_ owners: ExitOwners) -> String {
    guard let arc else { return "by an exception" }
    let place = owners.place(of: arc)
    return place == .unknown ? "\(number)" : "\(place)"
  }

  enum Taken {
    case yes, no
    /// The line never ran.
    case unreached

    /// The last field of a record, and its end.
    var text: StaticString {
      switch self {
      case .yes: ",1\n"
      case .no: ",0\n"
      case .unreached: ",-\n"
      }
    }
  }

  /// The exits of a file's branching lines that count.
  ///
  /// A line that ran and took none of its exits always raised an exception. Readers take it for a
  /// contradiction, so it is left out, or has the exception for one exit more.
  static func all(of file: FileCoverage, namingExceptions: Bool = false) -> [LCOVBranch] {
    guard let branches = file.branches, let flow = file.analysis.flow else { return [] }
    let executed = Set(branches.executed)
    let listed = executed.union(branches.missing)
    var result: [LCOVBranch] = []
    var exits = flow.branchArcs[...]
    while let line = exits.first?.source {
      let group = exits.prefix { $0.source == line }
      exits = exits[group.endIndex...]
      guard file.analysis.statements.contains(line) else { continue }
      let hasRun = file.executed.contains(line)
      let hasRaised = hasRun && !group.contains(where: executed.contains)
      guard !hasRaised || namingExceptions else { continue }
      result += group.filter { $0.counts(without: file.analysis.excluded) }
        .sorted(by: linesFirst).enumerated().compactMap { number, arc in
          guard listed.contains(arc) else { return nil }
          let taken: Taken = !hasRun ? .unreached : executed.contains(arc) ? .yes : .no
          return LCOVBranch(line: line, number: number, arc: arc, taken: taken)
        }
      if hasRaised { result.append(LCOVBranch(line: line, number: 0, arc: nil, taken: .yes)) }
    }
    return result
  }

  private static func linesFirst(_ a: Arc, _ b: Arc) -> Bool {
    (a.signedDestination < 0 ? 1 : 0, a) < (b.signedDestination < 0 ? 1 : 0, b)
  }
}

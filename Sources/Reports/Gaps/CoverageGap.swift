internal import Coverage
internal import Source

/// A stretch of statements that did not run, or a line that ran and left exits untaken: what tools
/// mark in the lines of a change.
struct CoverageGap: Hashable {
  /// Relative to the root of the repository.
  let path: String

  /// From the first statement to the last.
  let lines: ClosedRange<Int>
  let kind: Kind

  /// The innermost function that the first line lies in; nil outside of functions.
  let function: String?

  /// The text of the lines, without what comes before their first character, by which the gap is
  /// known again when it has moved.
  let text: [UInt8]

  enum Kind: Hashable {
    case statements(Int)
    case exits([ExitPlace])

    /// The name that rules of code checkers go by.
    var rule: String {
      switch self {
      case .statements: "uncovered-lines"
      case .exits: "partial-branch"
      }
    }
  }

  /// How much there is to do, for the order of the worst first.
  var weight: Int {
    switch kind {
    case .statements(let count): count
    case .exits: 0
    }
  }

  /// Makes a gap of each range and of each line with exits, in the order of their lines.
  static func each(
    of ranges: LineRanges, among missing: LineSet, exits: [Arc], _ place: (Arc) -> ExitPlace,
    _ make: (ClosedRange<Int>, Kind) -> CoverageGap
  ) -> [CoverageGap] {
    let stretches = ranges.ranges.map { range in
      make(range, .statements(missing.intersection(LineSet(range)).count))
    }
    let partial = Dictionary(grouping: exits, by: \.source)
    return (stretches + partial.map { make($0.key...$0.key, .exits($0.value.map(place))) })
      .sorted { $0.lines.lowerBound < $1.lines.lowerBound }
  }

  /// All gaps, by path and line.
  static func all(of measurement: Measurement, _ paths: RepositoryPaths) -> [CoverageGap] {
    measurement.files.flatMap { GapFinder($0, paths.name(of: $0.path)).gaps }
  }
}

extension CoverageGap: CustomStringConvertible {
  /// Such as `3 statements of 'Cart.total' never ran`.
  var description: String {
    let place = function.map { " of '\($0)'" } ?? ""
    switch kind {
    case .statements(1): return "a statement\(place) never ran"
    case .statements(let count): return "\(count) statements\(place) never ran"
    case .exits(let exits) where exits.contains(.unknown):
      return exits.count == 1
        ? "an exit of this line was never taken"
        : "\(exits.count) exits of this line were never taken"
    case .exits(let exits):
      return "this line never went on \(exits.map { "\($0)" }.joined(separator: ", nor "))"
    }
  }
}

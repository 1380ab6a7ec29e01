internal import Coverage
internal import Source

/// A function as trace files list them: by a name that is its own within the file.
struct LCOVFunction {
  let line: Int

  /// The last line of its own code.
  let end: Int
  let name: String

  /// Whether any line of its body ran; that of a nested function does not count.
  let isHit: Bool

  /// The functions of a file that have a statement, which leaves out those that are excluded.
  static func all(of file: FileCoverage) -> [LCOVFunction] {
    let lines = FileLines(file)
    var taken: Set<String> = []
    var functions: [LCOVFunction] = []
    for region in file.analysis.regions.sorted(by: { $0.start < $1.start })
    where region.kind == .function {
      let statements = lines.statements(within: region)
      guard statements.total > 0 else { continue }
      let name = region.name.printable
      let isFirst = taken.insert(name).inserted
      functions.append(
        LCOVFunction(
          line: region.start, end: region.lines.reduce(region.start, max),
          name: isFirst ? name : "\(name)@\(region.start)",
          isHit: statements.covered > 0))
    }
    return functions
  }
}

internal import Coverage
internal import Source

/// A function as trace files list them: by a name that is its own within the file.
struct LCOVFunction {
  let line: Int

  /// The last line of its own code.
  let end: Int
  let name: String

  /// How often it ran.
  ///
  /// 0 unless a line of its body did; that of a nested function does not count.
  let hits: Int

  var isHit: Bool { hits > 0 }

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
          line: region.start, end: max(region.start, region.lines.last ?? 0),
          name: isFirst ? name : "\(name)@\(region.start)",
          hits: statements.covered > 0 ? file.hits(ofFunctionAt: region.start) : 0))
    }
    return functions
  }
}

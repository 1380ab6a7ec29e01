internal import Coverage
internal import Imports
internal import Source

/// Reports of other programs.
struct ImportTarget: FuzzTarget {
  static let name = "import"

  private let samples: [[UInt8]]

  init(samples: [[UInt8]], folder: String) throws { self.samples = samples }

  func input(_ chance: inout Chance) -> [UInt8] {
    var bytes = chance.element(of: samples)
    ByteDamage.apply(to: &bytes, &chance)
    return bytes
  }

  func check(_ input: [UInt8], _ chance: inout Chance) throws {
    let coverage: ImportedCoverage
    do {
      coverage = try ImportedCoverage(reading: input, named: "report") { _ in false }
    } catch {
      let text = "\(error)"
      return try BrokenRule.unless(
        !text.isEmpty && !text.contains { $0.isNewline }, "an error of not one line: \(text)")
    }
    for (path, file) in coverage.files {
      let hasBranches = chance.isOne(in: 2)
      let measured = file.coverage(path: path, text: nil, hasBranches: hasBranches)
      let totals = measured.totals
      try BrokenRule.unless(
        totals.statements.total >= file.lines.count, "\(totals.statements) of \(file.lines.count)")
      try BrokenRule.unless(
        measured.executed.count == totals.statements.covered, "executed lines are no statements")
      _ = measured.missingText
    }
    _ = coverage.mappingPaths(PathMapping(stripping: ["/"], prefix: "..", in: "/a").map)
  }
}

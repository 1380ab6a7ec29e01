internal import Coverage
internal import Source

/// The lines of one file as `line` elements, all of them or those of one function.
struct XMLLines {
  private let lines: FileLines

  /// The statements, those that did not run too.
  private let statements: [UInt64]
  private let file: FileCoverage
  private let exits: BranchExits

  /// The functions of the file that have a statement, which leaves out those that are excluded.
  let methods: [Method]

  struct Method {
    /// A name of its own within the file.
    let name: String
    let cut: FileLines.Cut
    let totals: Totals
  }

  init(_ file: FileCoverage) {
    lines = FileLines(file)
    statements = file.analysis.statements.words
    self.file = file
    exits = BranchExits(file.branches)
    methods = Self.methods(of: file, lines, exits)
  }

  var all: FileLines.Cut { lines.all }

  private static func methods(
    of file: FileCoverage, _ lines: FileLines, _ exits: BranchExits
  ) -> [Method] {
    let statements = file.analysis.statements.words
    var taken: Set<String> = []
    var methods: [Method] = []
    for region in file.analysis.regions.sorted(by: { $0.start < $1.start })
    where region.kind == .function {
      let cut = FileLines.Cut(region)
      var totals = lines.totals(within: cut)
      guard totals.statements.total > 0 else { continue }
      totals.branches = Ratio()
      cut.forEachLine(in: statements) { line in
        if let exits = exits[line] { totals.branches = totals.branches + exits }
      }
      let isFirst = taken.insert(region.name).inserted
      methods.append(
        Method(
          name: isFirst ? region.name : "\(region.name)@\(region.start)", cut: cut,
          totals: totals))
    }
    return methods
  }

  func write(within cut: FileLines.Cut, to output: inout ByteOutput) {
    cut.forEachLine(in: statements) { line in
      output.write(literal: "<line number=\"")
      output.write(line)
      output.write(literal: "\" hits=\"")
      output.write(file.hits(ofLine: line))
      output.write(UInt8(ascii: "\""))
      if let exits = exits[line] {
        write(exits, to: &output)
      } else {
        output.write(literal: "/>\n")
      }
    }
  }

  /// Ends the element of a branching line, which is one jump with all of the exits.
  private func write(_ exits: Ratio, to output: inout ByteOutput) {
    let percentage = 100 * exits.covered / max(exits.total, 1)
    output.write(literal: " branch=\"true\" condition-coverage=\"")
    output.write(percentage)
    output.write(literal: "% (")
    output.write(exits.covered)
    output.write(UInt8(ascii: "/"))
    output.write(exits.total)
    output.write(
      literal: ")\">\n<conditions>\n<condition number=\"0\" type=\"jump\" coverage=\"")
    output.write(percentage)
    output.write(literal: "%\"/>\n</conditions>\n</line>\n")
  }
}

/// How many exits of each branching line were taken.
private struct BranchExits {
  private let lines: [BranchCoverage.Line]
  private let branching: LineSet

  init(_ branches: BranchCoverage?) {
    lines = branches?.lines ?? []
    branching = LineSet(lines.lazy.map(\.line))
  }

  /// Nil for a line that does not branch.
  subscript(line: Int) -> Ratio? {
    guard branching.contains(line) else { return nil }
    var low = 0
    var high = lines.count
    while low < high {
      let middle = (low + high) / 2
      if lines[middle].line < line { low = middle + 1 } else { high = middle }
    }
    return low < lines.count ? lines[low].exits : nil
  }
}

internal import Coverage
internal import Source

/// The lines of one file as `line` elements, all of them or those of one function.
struct XMLLines {
  private let lines: FileLines

  /// The statements, those that did not run too.
  private let statements: [UInt64]
  private let executed: LineSet

  /// The exits of branching lines.
  private let exits: [Int: Ratio]

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
    executed = file.executed
    exits = Dictionary(
      uniqueKeysWithValues: (file.branches?.lines ?? []).map { ($0.line, $0.exits) })
    methods = Self.methods(of: file, lines, exits)
  }

  var all: FileLines.Cut { lines.all }

  private static func methods(
    of file: FileCoverage, _ lines: FileLines, _ exits: [Int: Ratio]
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
      output.write(literal: executed.contains(line) ? "\" hits=\"1\"" : "\" hits=\"0\"")
      if let exits = exits[line] {
        write(exits, to: &output)
      } else {
        output.write(literal: "/>\n")
      }
    }
  }

  /// Ends the element of a branching line, which is one jump with all of the exits.
  private func write(_ exits: Ratio, to output: inout ByteOutput) {
    let percentage = "\(100 * exits.covered / max(exits.total, 1))%"
    output.write(literal: " branch=\"true\"")
    output.write(
      attribute: "condition-coverage", "\(percentage) (\(exits.covered)/\(exits.total))")
    output.write(literal: ">\n<conditions>\n<condition number=\"0\" type=\"jump\"")
    output.write(attribute: "coverage", percentage)
    output.write(literal: "/>\n</conditions>\n</line>\n")
  }
}

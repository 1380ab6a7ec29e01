internal import Coverage
internal import Source

/// The lines of one file as `line` elements, all of them or those of one function.
struct XMLLines {
  private let lines: FileLines

  /// The statements, those that did not run too.
  private let statements: [UInt64]
  private let executed: LineSet

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
    methods = Self.methods(of: file, lines)
  }

  var all: FileLines.Cut { lines.all }

  private static func methods(of file: FileCoverage, _ lines: FileLines) -> [Method] {
    var taken: Set<String> = []
    var methods: [Method] = []
    for region in file.analysis.regions.sorted(by: { $0.start < $1.start })
    where region.kind == .function {
      let cut = FileLines.Cut(region)
      let totals = lines.totals(within: cut)
      guard totals.statements.total > 0 else { continue }
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
      // The exits of a branching line have their place here.
      output.write(literal: "/>\n")
    }
  }
}

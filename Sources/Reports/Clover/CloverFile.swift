internal import Coverage
internal import Files
internal import Source

/// One file of Clover's document.
struct CloverFile {
  let metrics: CloverMetrics
  private let name: String
  private let path: String
  private let coverage: FileCoverage

  init(_ file: XMLPackage.File, _ options: XMLOptions) {
    coverage = file.coverage
    let functions = LCOVFunction.all(of: coverage)
    name = file.name
    path = Paths.absolute(coverage.path, in: options.folder)
    let totals = coverage.totals
    let lines = coverage.text.count { $0 == UInt8(ascii: "\n") }
    metrics = CloverMetrics(
      statements: totals.statements, conditionals: totals.branches,
      methods: Ratio(covered: functions.count { $0.isHit }, total: functions.count),
      classes: coverage.analysis.regions.count { $0.kind == .class }, lines: lines,
      codeLines: totals.statements.total, files: 1)
  }

  func write(to output: inout ByteOutput) {
    output.write(literal: "<file")
    output.write(attribute: "name", name)
    output.write(attribute: "path", path)
    output.write(literal: ">\n")
    metrics.write(level: .file, to: &output)
    writeLines(to: &output)
    output.write(literal: "</file>\n")
  }

  /// Each line once: readers take the element of a function for a line of its own.
  private func writeLines(to output: inout ByteOutput) {
    let exits = coverage.exitsByLine
    for line in coverage.analysis.statements {
      let count = coverage.hits(ofLine: line)
      if let exits = exits[line] {
        open(line, "cond", to: &output)
        output.write(attribute: "truecount", exits.covered > 0 ? 1 : 0)
        output.write(attribute: "falsecount", exits.covered == exits.total ? 1 : 0)
        end(count: count, to: &output)
      } else {
        open(line, "stmt", to: &output)
        end(count: count, to: &output)
      }
    }
  }

  private func open(_ line: Int, _ type: String, to output: inout ByteOutput) {
    output.write(literal: "<line")
    output.write(attribute: "num", line)
    output.write(attribute: "type", type)
  }

  private func end(count: Int, to output: inout ByteOutput) {
    output.write(attribute: "count", count)
    output.write(literal: "/>\n")
  }
}

package import Coverage
internal import Source

/// The document of JaCoCo, valid against its report.dtd 1.1, which GitLab, Azure and Jenkins read.
///
/// What it counts as instructions are statements: a line has one, which ran or did not.
package struct JaCoCoReport: Report {
  package static let name = "jacoco"

  private let options: XMLOptions

  package init(_ options: XMLOptions) { self.options = options }

  package func write(_ measurement: Measurement, to output: inout ByteOutput) {
    output.write(
      literal: """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE report PUBLIC "-//JACOCO//DTD Report 1.1//EN" "report.dtd">
        <report name="pycov">

        """)
    var total = JaCoCoCounters()
    for package in XMLPackage.all(of: measurement, options) {
      output.write(literal: "<package")
      output.write(attribute: "name", package.folder)
      output.write(literal: ">\n")
      var counters = JaCoCoCounters()
      for file in package.files { counters.add(write(file, to: &output)) }
      counters.write(to: &output)
      total.add(counters)
      output.write(literal: "</package>\n")
    }
    total.write(to: &output)
    output.write(literal: "</report>\n")
  }

  private func write(
    _ file: XMLPackage.File, to output: inout ByteOutput
  ) -> JaCoCoCounters {
    let functions = LCOVFunction.all(of: file.coverage)
    let counters = JaCoCoCounters(file.coverage, functions)
    output.write(literal: "<class")
    output.write(
      attribute: "name", file.path.hasSuffix(".py") ? String(file.path.dropLast(3)) : file.path)
    output.write(attribute: "sourcefilename", file.name)
    output.write(literal: ">\n")
    for function in functions {
      output.write(literal: "<method")
      output.write(attribute: "name", function.name)
      output.write(literal: " desc=\"()\"")
      output.write(attribute: "line", function.line)
      output.write(literal: ">\n")
      JaCoCoCounters.write(
        "METHOD", Ratio(covered: function.isHit ? 1 : 0, total: 1), to: &output)
      output.write(literal: "</method>\n")
    }
    counters.write(to: &output)
    output.write(literal: "</class>\n<sourcefile")
    output.write(attribute: "name", file.name)
    output.write(literal: ">\n")
    writeLines(file.coverage, to: &output)
    counters.write(to: &output)
    output.write(literal: "</sourcefile>\n")
    return counters
  }

  private func writeLines(_ file: FileCoverage, to output: inout ByteOutput) {
    let exits = file.exitsByLine
    for line in file.analysis.statements {
      let hasRun = file.executed.contains(line)
      let exits = exits[line] ?? Ratio()
      output.write(literal: "<line")
      output.write(attribute: "nr", line)
      output.write(literal: hasRun ? " mi=\"0\" ci=\"1\"" : " mi=\"1\" ci=\"0\"")
      output.write(attribute: "mb", exits.total - exits.covered)
      output.write(attribute: "cb", exits.covered)
      output.write(literal: "/>\n")
    }
  }
}

/// The counts that JaCoCo's document gives at every level.
struct JaCoCoCounters {
  private var statements = Ratio()
  private var branches = Ratio()
  private var methods = Ratio()
  private var classes = Ratio()

  init() {}

  init(_ file: FileCoverage, _ functions: [LCOVFunction]) {
    statements = file.totals.statements
    branches = file.totals.branches
    methods = Ratio(covered: functions.count { $0.isHit }, total: functions.count)
    classes = Ratio(covered: statements.covered > 0 ? 1 : 0, total: 1)
  }

  mutating func add(_ other: JaCoCoCounters) {
    statements = statements + other.statements
    branches = branches + other.branches
    methods = methods + other.methods
    classes = classes + other.classes
  }

  func write(to output: inout ByteOutput) {
    Self.write("INSTRUCTION", statements, to: &output)
    Self.write("BRANCH", branches, to: &output)
    Self.write("LINE", statements, to: &output)
    Self.write("METHOD", methods, to: &output)
    Self.write("CLASS", classes, to: &output)
  }

  /// Leaves out what there is nothing of, as JaCoCo does.
  static func write(_ type: String, _ ratio: Ratio, to output: inout ByteOutput) {
    guard ratio.total > 0 else { return }
    output.write(literal: "<counter")
    output.write(attribute: "type", type)
    output.write(attribute: "missed", ratio.total - ratio.covered)
    output.write(attribute: "covered", ratio.covered)
    output.write(literal: "/>\n")
  }
}

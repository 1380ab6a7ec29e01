package import Coverage
internal import Source

/// SonarQube's generic test coverage, which `sonar.coverageReportPaths` names.
///
/// Its paths are relative to the project's base, and every line of it has to exist there. The schema
/// is in SonarQube's documentation, "Generic test data".
package struct SonarReport: Report {
  package static let name = "sonar"

  private let paths: RepositoryPaths

  package init(_ paths: RepositoryPaths) { self.paths = paths }

  package func write(_ measurement: Measurement, to output: inout ByteOutput) {
    output.write(literal: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<coverage version=\"1\">\n")
    for file in measurement.files { write(file, to: &output) }
    output.write(literal: "</coverage>\n")
  }

  private func write(_ file: FileCoverage, to output: inout ByteOutput) {
    output.write(literal: "<file")
    output.write(attribute: "path", paths.name(of: file.path))
    output.write(literal: ">\n")
    let exits = file.exitsByLine
    for line in file.analysis.statements {
      output.write(literal: "<lineToCover")
      output.write(attribute: "lineNumber", line)
      output.write(
        literal: file.executed.contains(line) ? " covered=\"true\"" : " covered=\"false\"")
      if let exits = exits[line] {
        output.write(attribute: "branchesToCover", exits.total)
        output.write(attribute: "coveredBranches", exits.covered)
      }
      output.write(literal: "/>\n")
    }
    output.write(literal: "</file>\n")
  }
}

extension FileCoverage {
  /// The exits of branching lines that are statements, those taken as covered.
  var exitsByLine: [Int: Ratio] {
    let lines = (branches?.lines ?? []).filter { analysis.statements.contains($0.line) }
    return Dictionary(uniqueKeysWithValues: lines.map { ($0.line, $0.exits) })
  }
}

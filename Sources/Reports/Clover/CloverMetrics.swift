internal import Coverage

/// The counts that Clover's document gives for a file, a package and the project.
struct CloverMetrics {
  var statements = Ratio()
  var conditionals = Ratio()
  var methods = Ratio()
  var classes = 0
  var lines = 0
  var codeLines = 0
  var files = 0
  var packages = 0

  enum Level {
    case file, package, project
  }

  static func + (a: CloverMetrics, b: CloverMetrics) -> CloverMetrics {
    CloverMetrics(
      statements: a.statements + b.statements, conditionals: a.conditionals + b.conditionals,
      methods: a.methods + b.methods, classes: a.classes + b.classes, lines: a.lines + b.lines,
      codeLines: a.codeLines + b.codeLines, files: a.files + b.files,
      packages: a.packages + b.packages)
  }

  func write(level: Level, to output: inout ByteOutput) {
    let elements = statements + conditionals + methods
    output.write(literal: "<metrics")
    output.write(attribute: "complexity", 0)
    output.write(attribute: "elements", elements.total)
    output.write(attribute: "coveredelements", elements.covered)
    output.write(attribute: "conditionals", conditionals.total)
    output.write(attribute: "coveredconditionals", conditionals.covered)
    output.write(attribute: "statements", statements.total)
    output.write(attribute: "coveredstatements", statements.covered)
    output.write(attribute: "methods", methods.total)
    output.write(attribute: "coveredmethods", methods.covered)
    output.write(attribute: "classes", classes)
    output.write(attribute: "loc", lines)
    output.write(attribute: "ncloc", codeLines)
    if level != .file { output.write(attribute: "files", files) }
    if level == .project { output.write(attribute: "packages", packages) }
    output.write(literal: "/>\n")
  }
}

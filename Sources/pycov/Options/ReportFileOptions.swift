internal import ArgumentParser
internal import Reports

/// Further reports that one analysis serves, each named by the file that it goes to.
struct ReportFileOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Write an lcov trace file.", valueName: "file"))
  var lcov: String?

  @Option(
    help: ArgumentHelp(
      "1 for the records that every reader of trace files knows, 2 for those of lcov 2.",
      valueName: "number"))
  var lcovDialect = LCOVDialect.classic

  @Option(help: ArgumentHelp("Write a Cobertura document.", valueName: "file"))
  var xml: String?

  @Option(help: ArgumentHelp("Write coverage.py's JSON.", valueName: "file"))
  var json: String?

  @Option(help: ArgumentHelp("Write pages into this folder.", valueName: "folder"))
  var html: String?

  @Option(help: ArgumentHelp("Write the table in Markdown.", valueName: "file"))
  var markdown: String?

  @Option(help: ArgumentHelp("Write SonarQube's generic coverage.", valueName: "file"))
  var sonar: String?

  @Option(help: ArgumentHelp("Write a Clover document.", valueName: "file"))
  var clover: String?

  @Option(help: ArgumentHelp("Write a JaCoCo document.", valueName: "file"))
  var jacoco: String?

  @Option(help: ArgumentHelp("Write Codecov's JSON.", valueName: "file"))
  var codecov: String?

  @Option(help: ArgumentHelp("Write GitLab's code quality report.", valueName: "file"))
  var gitlab: String?

  @Option(help: ArgumentHelp("Write SARIF, for code scanning.", valueName: "file"))
  var sarif: String?

  @Option(
    help: ArgumentHelp(
      "Write the commands by which GitHub marks lines, '-' for standard output.", valueName: "file")
  )
  var github: String?

  @Option(help: ArgumentHelp("Write a badge in SVG.", valueName: "file"))
  var badge: String?

  @Option(help: ArgumentHelp("Write a badge for shields.io's endpoint.", valueName: "file"))
  var shields: String?
}

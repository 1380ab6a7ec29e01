internal import ArgumentParser
internal import Reports
internal import Settings

/// `pycov json`: everything that is known about each file, as coverage.py's format 3.
struct JSONCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "json", abstract: "Write a JSON report, with functions and classes.")

  @OptionGroup var options: ReportingOptions

  @OptionGroup var file: FileOutputOptions

  @Flag(help: "Give every value a line of its own.")
  var prettyPrint = false

  func run() throws {
    let reporting = try Reporting(options)
    let json = reporting.settings.json
    let report = JSONReport(
      .init(
        version: Tool.version, timestamp: LocalTime.now.iso,
        isPretty: prettyPrint || json.prettyPrint, precision: reporting.settings.report.precision))
    try reporting.write(
      report, to: file.output ?? json.output, quietly: file.quiet, as: "the JSON report")
    try reporting.finish()
  }
}

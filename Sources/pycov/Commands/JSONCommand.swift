internal import ArgumentParser
internal import Reports
internal import Settings

/// `pycov json`: everything that is known about each file, as coverage.py's format 3.
struct JSONCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "json", abstract: "Write a JSON report, with functions and classes.")

  @OptionGroup var options: ReportingOptions

  @OptionGroup var file: FileOutputOptions

  @OptionGroup var contexts: ContextOptions

  @Flag(help: "Name for each line the contexts that it ran in.")
  var showContexts = false

  @Flag(help: "Give every value a line of its own.")
  var prettyPrint = false

  @OptionGroup var selected: FileArguments

  func run() throws {
    let shows = showContexts
    let selection = ContextSelection(contexts) { shows || $0.json.showContexts }
    let reporting = try Reporting(options, files: selected.files, contexts: selection)
    try reporting.write(
      reporting.json(isPretty: prettyPrint, showsContexts: showContexts),
      to: file.output ?? reporting.settings.json.output, quietly: file.quiet, as: "the JSON report")
    try reporting.finish()
  }
}

internal import ArgumentParser
internal import Reports
internal import Settings
internal import Tooling

/// `pycov report`: the table of files on the terminal.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Show which share of each file's lines ran.")

  @OptionGroup var options: ReportingOptions

  @OptionGroup var contexts: ContextOptions

  @Option(help: ArgumentHelp("text, markdown or total.", valueName: "format"))
  var format: String?

  @Option(
    help: ArgumentHelp(
      "Sort by name, stmts, miss, branch, brpart or cover; '-' in front reverses.",
      valueName: "column"))
  var sort: String?

  @Flag(name: [.customShort("m"), .long], help: "List the lines that did not run.")
  var showMissing = false

  @Flag(inversion: .prefixedNo, help: "Only count the files of which every line ran.")
  var skipCovered: Bool?

  @Flag(help: "Only count the files without a statement.")
  var skipEmpty = false

  @OptionGroup(title: "Further reports") var also: ReportFileOptions

  @OptionGroup var selected: FileArguments

  func run() throws {
    let reporting = try Reporting(
      options, files: selected.files, contexts: ContextSelection(contexts))
    let report = reporting.settings.report
    var text = TextReportOptions()
    text.precision = report.precision
    text.showMissing = showMissing || report.showMissing
    text.skipCovered = skipCovered ?? report.skipCovered
    text.skipEmpty = skipEmpty || report.skipEmpty
    text.style = Terminal.showsColour ? .colored : .plain
    do {
      if let column = sort ?? report.sort { text.order = try .init(parsing: column) }
    } catch {
      throw Failure(error)
    }
    switch format ?? report.format ?? TextReport.name {
    case TextReport.name: show(TextReport(text), of: reporting)
    case MarkdownReport.name: show(MarkdownReport(text), of: reporting)
    case TotalReport.name: show(TotalReport(precision: text.precision), of: reporting)
    case let unknown:
      throw Failure("unknown report format '\(unknown)'; choose text, markdown or total")
    }
    text.style = .plain
    try reporting.write(also, text)
    if let folder = also.html {
      try reporting.writeHTML(
        HTMLReport(options: reporting.pages(), provenance: .current), to: folder)
    }
    try reporting.finish()
  }

  private func show(_ report: some Report, of reporting: Reporting) {
    Terminal.say(report.bytes(of: reporting.measurement))
  }
}

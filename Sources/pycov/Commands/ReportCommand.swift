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

  @Flag(help: "Show folders, each with everything below it, in place of files.")
  var folders = false

  @Option(
    defaultAsFlag: 10,
    help: ArgumentHelp(
      "Show the files with the most missing alone, the worst first; ten without a number.",
      valueName: "count"))
  var worst: Int?

  @Flag(help: "Show the lines that did not run below the table, with what is around them.")
  var showSource = false

  @Option(help: ArgumentHelp("Colours: auto, always or never.", valueName: "when"))
  var color = ColorChoice.auto

  @OptionGroup(title: "Further reports") var also: ReportFileOptions

  @OptionGroup var selected: FileArguments

  func validate() throws {
    if let worst, worst < 1 { throw ValidationError("--worst must be at least 1, not \(worst)") }
  }

  func run() throws {
    let reporting = try Reporting(
      options, files: selected.files, contexts: ContextSelection(contexts))
    let report = reporting.settings.report
    var text = TextReportOptions()
    text.precision = report.precision
    text.showMissing = showMissing || report.showMissing
    text.skipCovered = skipCovered ?? report.skipCovered
    text.skipEmpty = skipEmpty || report.skipEmpty
    text.rollsUp = folders
    text.worst = worst
    text.style = color.isOn ? .colored : .plain
    text.width = text.style == .colored ? Terminal.width : nil
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
    if showSource { show(GapSourceReport(text), of: reporting) }
    text.style = .plain
    text.width = nil
    try reporting.write(also, text)
    if let folder = also.html {
      try reporting.writeHTML(
        HTMLReport(
          options: reporting.pages(), provenance: .current, times: try reporting.times()),
        to: folder)
    }
    try reporting.finish()
  }

  private func show(_ report: some Report, of reporting: Reporting) {
    Terminal.say(report.bytes(of: reporting.measurement))
  }
}

internal import ArgumentParser
internal import Files
internal import Reports
internal import Settings

/// `pycov html`: pages that show the source and what ran of it.
struct HTMLCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "html", abstract: "Write pages that show the source and what ran of it.")

  @OptionGroup var options: ReportingOptions

  @OptionGroup var contexts: ContextOptions

  @Flag(help: "Show for each line the tests, or other contexts, that it ran in.")
  var showContexts = false

  @Option(
    name: [.customShort("d"), .long],
    help: ArgumentHelp("Write into this folder.", valueName: "folder"))
  var directory: String?

  @Option(help: ArgumentHelp("The title of the pages.", valueName: "text"))
  var title: String?

  @Flag(inversion: .prefixedNo, help: "Leave out the files of which every line ran.")
  var skipCovered: Bool?

  @Flag(help: "Leave out the files without a statement.")
  var skipEmpty = false

  @Flag(name: .shortAndLong, help: "Do not say what was written.")
  var quiet = false

  @OptionGroup var selected: FileArguments

  func run() throws {
    let shows = showContexts
    let selection = ContextSelection(contexts) { shows || $0.html.showContexts }
    let reporting = try Reporting(options, files: selected.files, contexts: selection)
    let folder = directory ?? reporting.settings.html.folder
    do {
      let report = HTMLReport(
        options: try pageOptions(reporting.settings),
        provenance: Provenance(
          program: "pycov \(Tool.version)", time: LocalTime.now.text,
          command: (["pycov"] + CommandLine.arguments.dropFirst()).joined(separator: " ")))
      var pages = try PageFolder(folder)
      try report.write(reporting.measurement, to: &pages)
    } catch {
      throw Failure(error)
    }
    if !quiet { Terminal.say("wrote the HTML report to '\(Paths.join(folder, "index.html"))'\n") }
    try reporting.finish()
  }

  private func pageOptions(_ settings: Settings) throws(FileError) -> HTMLOptions {
    let html = settings.html
    var options = HTMLOptions(
      title: title ?? html.title, precision: settings.report.precision,
      skipsCovered: skipCovered ?? html.skipCovered ?? settings.report.skipCovered,
      skipsEmpty: skipEmpty || (html.skipEmpty ?? settings.report.skipEmpty),
      showsContexts: showContexts || html.showContexts)
    if let style = html.extraCSS {
      options.extraStyle = .init(name: Paths.name(style), bytes: try Files.read(style))
    }
    return options
  }
}

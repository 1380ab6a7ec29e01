internal import ArgumentParser
internal import Files
internal import Reports
internal import Settings
internal import Tooling

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

  @Flag(help: "Write everything into one file, 'index.html'.")
  var singleFile = false

  @Option(
    help: ArgumentHelp(
      "Link lines to where they can be edited: an address with {path} and {line}.",
      valueName: "address"))
  var sourceLink: String?

  @Option(
    help: ArgumentHelp(
      "Show the times of this profile of pyprof's; '.pyprof' here or beside the data file unless --no-profile is given.",
      valueName: "file"))
  var profile: String?

  @Flag(help: "Show no times, though there is a profile.")
  var noProfile = false

  @Flag(name: .shortAndLong, help: "Do not say what was written.")
  var quiet = false

  @OptionGroup var selected: FileArguments

  func run() throws {
    let shows = showContexts
    let selection = ContextSelection(contexts) { shows || $0.html.showContexts }
    let reporting = try Reporting(options, files: selected.files, contexts: selection)
    let folder = directory ?? reporting.settings.html.folder
    var pages = try reporting.pages()
    if let title { pages.title = title }
    pages.skipsCovered = skipCovered ?? pages.skipsCovered
    pages.skipsEmpty = skipEmpty || pages.skipsEmpty
    pages.showsContexts = showContexts || pages.showsContexts
    pages.sourceLink = sourceLink
    if singleFile { pages.layout = .single }
    try reporting.writeHTML(
      HTMLReport(
        options: pages, provenance: .current,
        times: noProfile ? nil : try reporting.times(of: profile)), to: folder, quietly: quiet)
    try reporting.finish()
  }
}

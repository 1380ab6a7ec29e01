internal import ArgumentParser
internal import Files
internal import Profiler
internal import Reports
internal import Tooling

/// `pyprof html`: pages that show where the time went.
struct HTMLCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "html", abstract: "Write pages that show where the time of a run went.",
    discussion: """
      The pages have the functions, their calls as a tree, a flame graph or an icicle, the lines \
      that were timed beside their source, and the tests. They need no network and no server.
      """)

  @OptionGroup var file: ProfileFileOptions

  @Option(
    name: [.customShort("d"), .long],
    help: ArgumentHelp("Write into this folder.", valueName: "folder"))
  var directory = "htmlprof"

  @Option(
    help: ArgumentHelp(
      "Show beside the times which lines ran, from this data file of pycov's.", valueName: "file"))
  var coverage: String?

  @Option(help: ArgumentHelp("The title of the pages.", valueName: "text"))
  var title = "Profile"

  @Flag(help: "Write everything into one file, 'index.html'.")
  var singleFile = false

  @Flag(name: .shortAndLong, help: "Do not say what was written.")
  var quiet = false

  func run() throws {
    let analysis = try file.analysis()
    var texts = SourceTexts(of: analysis.profile)
    let report = ProfileHTMLReport(
      options: ProfileHTMLOptions(
        title: title, program: "pyprof \(Tool.version)", isSingle: singleFile),
      sources: ProfileSources(of: analysis, root: Files.workingFolder) { texts.text(of: $0) },
      coverage: try coverage.map { try JoinedCoverage.measurement($0, of: analysis.profile) })
    do {
      var pages = try PageFolder(directory)
      try report.write(analysis, to: &pages)
    } catch {
      throw Failure(error)
    }
    if quiet { return }
    Terminal.say("wrote the profile's pages to '\(Paths.join(directory, "index.html"))'\n")
  }
}

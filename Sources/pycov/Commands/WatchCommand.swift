internal import ArgumentParser
internal import Settings
internal import Tooling

/// `pycov watch`: the report, again and again.
struct WatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch", abstract: "Show the report anew whenever the data file changes.",
    discussion: "Takes the options of 'pycov report'. End it with Control-C.")

  @Argument(
    parsing: .allUnrecognized,
    help: ArgumentHelp("Options and files of 'pycov report'.", valueName: "report options"))
  var words: [String] = []

  func run() throws {
    let report: ReportCommand
    do { report = try ReportCommand.parse(words) } catch {
      throw ValidationError(ReportCommand.message(for: error))
    }
    let settings = try report.options.configuration.load().settings
    let watch = try FileWatch(report.options.data.path(settings))
    while true {
      // Away with what is shown, and what was.
      if Terminal.showsColour { Terminal.say("\u{1B}[2J\u{1B}[3J\u{1B}[H") }
      try OwnCommand.run(["report"] + words)
      try watch.wait()
    }
  }
}

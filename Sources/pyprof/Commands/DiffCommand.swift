internal import ArgumentParser
internal import Profiler
internal import Reports
internal import Tooling

/// `pyprof diff`: what became slower or faster.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Show what became slower or faster between profiles.",
    usage: """
      pyprof diff [options] BEFORE AFTER
      pyprof diff [options] BEFORE ... --to AFTER ...
      """,
    discussion: """
      With several profiles on both sides their spread tells change from noise, which is best. With \
      one on each side a line's change counts when it is more than its hits are apart, and any \
      change when it is more than a tenth and more than the cost of probes is uncertain by. What ran \
      more or less often by a tenth has changed for certain when its time went the same way.
      """)

  @OptionGroup var table: TableOptions
  @OptionGroup var limit: RowLimit

  @Option(help: "text, markdown or json.") var format = AnswerFormat.text

  @Flag(help: "Show what did not change for certain, too.") var all = false

  @Option(
    parsing: .upToNextOption, help: ArgumentHelp("The profiles of after.", valueName: "after"))
  var to: [String] = []

  @Argument(help: ArgumentHelp("The profiles of before, and the one of after.", valueName: "file"))
  var files: [String]

  func validate() throws {
    guard to.isEmpty, files.count != 2 else { return }
    throw ValidationError("name one profile of before and one of after, or several with --to")
  }

  func run() throws {
    let before = to.isEmpty ? [files[0]] : files
    let after = to.isEmpty ? [files[1]] : to
    let diff = ProfileDiff(
      before: try before.map(LoadedProfile.read), after: try after.map(LoadedProfile.read))
    let shown = DiffTable(diff, table.text, limit: limit.rows(unlessGiven: 30), showsNoise: all)
    if format == .json { return Terminal.say(shown.json) }
    Terminal.show(shown.shown, format, table.text)
  }
}

internal import ArgumentParser
internal import Reports
internal import Tooling

/// `pyprof tests`: the slowest tests.
struct TestsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tests", abstract: "Show which tests are slow, and in which functions.",
    discussion: "'around' is what setting up and tearing down took, and a part of the time.")

  @OptionGroup var file: ProfileFileOptions
  @OptionGroup var table: TableOptions
  @OptionGroup var limit: RowLimit

  @Option(help: "text, markdown or json.") var format = AnswerFormat.text

  func run() throws {
    let tests = TestTimingTable(
      try file.analysis(), table.text, limit: limit.rows(unlessGiven: 20))
    if format == .json { return Terminal.say(tests.json) }
    Terminal.show(tests.shown, format, table.text)
  }
}

internal import ArgumentParser
internal import Reports
internal import Tooling

/// `pyprof tree`: who called what, from the threads down.
struct TreeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tree", abstract: "Show who called what, and how long it took.")

  @OptionGroup var file: ProfileFileOptions
  @OptionGroup var table: TableOptions

  @Option(help: "Leave out what took less than this percentage.") var threshold = 1.0

  @Option(help: "How many functions deep to go.") var depth = TreeTable.Limits.usualDepth

  @Option(help: "text or markdown.") var format = AnswerFormat.text

  func validate() throws {
    if !(0...100).contains(threshold) {
      throw ValidationError("--threshold must be between 0 and 100, not \(threshold)")
    }
    if depth < 0 { throw ValidationError("--depth must be 0 or more, not \(depth)") }
    if format == .json {
      throw ValidationError("the tree is no JSON; 'pyprof export --format json' has it")
    }
  }

  func run() throws {
    var limits = TreeTable.Limits()
    limits.share = threshold / 100
    limits.depth = depth
    let shown = TreeTable(try file.analysis(), table.text, limits).shown
    Terminal.show(shown, format, table.text)
  }
}

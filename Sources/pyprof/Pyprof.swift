internal import ArgumentParser
internal import Tooling

/// The command `pyprof`.
@main struct Pyprof: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pyprof",
    abstract: "Measure where the time of a Python program goes.",
    discussion: """
      Run a program or its tests with 'pyprof run', then look at its functions and lines:

        pyprof run -m pytest
        pyprof functions
        pyprof lines module.function -- -m pytest
      """,
    version: Tool.version,
    subcommands: [
      RunCommand.self, FunctionsCommand.self, LinesCommand.self, TreeCommand.self,
      TestsCommand.self, DiffCommand.self, HTMLCommand.self, ExportCommand.self, KeepCommand.self,
    ])

  static func main() {
    unsafe Tool.name = "pyprof"
    do {
      try run(nil)
    } catch let failure as Failure {
      Terminal.complain(failure.text)
      Terminal.exit(failure.code)
    } catch {
      leave(with: error)
    }
  }

  /// Runs the command that some words stand for; those that were typed where there are none.
  static func run(_ words: [String]?) throws {
    var command = try parseAsRoot(words)
    try command.run()
  }

  /// Prints help where it was asked for, and says what is wrong with the options elsewhere.
  private static func leave(with error: any Error) -> Never {
    let code = exitCode(for: error)
    if code.isSuccess {
      print(fullMessage(for: error))
    } else {
      let text = message(for: error)
      Terminal.complain("\(text.prefix(1).lowercased())\(text.dropFirst()); see 'pyprof help'")
    }
    Terminal.exit(code.rawValue)
  }
}

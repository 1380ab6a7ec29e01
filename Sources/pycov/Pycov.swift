internal import ArgumentParser
internal import Tooling

/// The command `pycov`.
@main struct Pycov: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pycov",
    abstract: "Measure which lines of a Python program run.",
    discussion: """
      Run a program or its tests with 'pycov run', then look at what ran:

        pycov run -m pytest
        pycov report
        pycov lcov

      Settings come from .coveragerc, setup.cfg, tox.ini or pyproject.toml, as coverage.py reads \
      them. The data file, .coverage, is coverage.py's as well.
      """,
    version: Tool.version,
    subcommands: [
      RunCommand.self, ReportCommand.self, LCOVCommand.self, HTMLCommand.self, JSONCommand.self,
      XMLCommand.self, AnnotateCommand.self, ExclusionsCommand.self,
      WhoCommand.self, TestsCommand.self, DiffCommand.self, CombineCommand.self,
      EraseCommand.self, ImportCommand.self, WatchCommand.self, ServeCommand.self,
      DebugCommand.self,
      FoldCommand.self, BeginCommand.self, TotalsCommand.self,
    ])

  static func main() {
    do {
      var command = try parsed()
      try command.run()
    } catch let failure as Failure {
      Terminal.complain(failure.text)
      Terminal.exit(failure.code)
    } catch {
      leave(with: error)
    }
  }

  /// The command that was typed.
  private static func parsed() throws -> any ParsableCommand {
    let typed = TypedWords(words: Array(CommandLine.arguments.dropFirst()))
    let commands = configuration.subcommands
    if typed.hasEmptyValues { return try parseAsRoot(typed.expanded(of: commands)) }
    do {
      return try parseAsRoot(typed.words)
    } catch {
      let words = typed.expanded(of: commands)
      guard words != typed.words, let command = try? parseAsRoot(words) else { throw error }
      return command
    }
  }

  /// Prints help where it was asked for, and says what is wrong with the options elsewhere.
  private static func leave(with error: any Error) -> Never {
    let code = exitCode(for: error)
    if code.isSuccess {
      print(fullMessage(for: error))
    } else {
      Terminal.complain("\(lowercased(message(for: error))); see '\(help)'")
    }
    Terminal.exit(code.rawValue)
  }

  /// Messages begin like ours, with a small letter.
  private static func lowercased(_ text: String) -> String {
    text.prefix(1).lowercased() + text.dropFirst()
  }

  /// The words that show the help of the command that was typed.
  private static var help: String {
    let names = configuration.subcommands.compactMap { $0.configuration.commandName }
    let typed = CommandLine.arguments.dropFirst().first.flatMap { names.contains($0) ? $0 : nil }
    return (["pycov", "help"] + [typed].compactMap { $0 }).joined(separator: " ")
  }
}

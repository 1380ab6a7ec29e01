internal import ArgumentParser

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
      XMLCommand.self, AnnotateCommand.self, CombineCommand.self, EraseCommand.self,
      DebugCommand.self,
      FoldCommand.self,
    ])

  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let failure as Failure {
      Terminal.complain(failure.text)
      Terminal.exit(failure.code)
    } catch {
      leave(with: error)
    }
  }

  /// Prints help where it was asked for, and says what is wrong with the options elsewhere.
  private static func leave(with error: any Error) -> Never {
    let code = exitCode(for: error)
    if code.isSuccess {
      print(fullMessage(for: error))
    } else {
      let text = message(for: error)
      Terminal.complain("\(text.prefix(1).lowercased())\(text.dropFirst()); see 'pycov help'")
    }
    Terminal.exit(code.rawValue)
  }
}

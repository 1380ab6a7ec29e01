internal import Files

/// What this program says about itself.
package enum Tool {
  /// The command that runs; a command other than `pycov` says its own name when it begins.
  nonisolated(unsafe) package static var name = "pycov"

  package static let version = "0.1.0"
  package static let address = "https://github.com/pycov/pycov"

  /// The folder of the executable, links resolved; what ships with it lies beside it.
  package static let folder = Paths.folder(Files.resolved("/proc/self/exe") ?? "")

  /// The library that a measured interpreter loads: beside the executable, or in `lib`.
  package static var agent: String? {
    ["\(folder)/libpycov_agent.so", "\(Paths.folder(folder))/lib/pycov/libpycov_agent.so"]
      .first(where: Files.isFile)
  }

  /// The agent, or else a line that says what to do.
  package static func requiredAgent() throws -> String {
    guard let agent else {
      throw Failure("'\(folder)' lacks 'libpycov_agent.so'; install pycov anew")
    }
    return agent
  }

  /// The Python of the virtual environment whose own `bin/pycov` was typed; nil for a command that
  /// was found on PATH or through a link.
  package static var environmentPython: String? {
    guard let typed = CommandLine.arguments.first, typed.contains("/") else { return nil }
    let bin = Paths.folder(Paths.absolute(typed))
    let python = "\(bin)/python3"
    let isEnvironment = Files.isFile("\(Paths.folder(bin))/pyvenv.cfg")
    return isEnvironment && Files.isExecutable(python) ? python : nil
  }
}

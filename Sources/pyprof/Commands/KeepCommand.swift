internal import ArgumentParser
internal import Files
internal import Profiler
internal import Tooling

/// `pyprof keep`: makes the profile of a run, for a Python that ran as a process of its own.
struct KeepCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keep", abstract: "Make the profile of a run that has ended.", shouldDisplay: false
  )

  @Option(name: [.customShort("f"), .long])
  var profileFile = ProfileFile.defaultName

  @Option(help: "The process that has ended.")
  var leader = 0

  func run() throws { try PendingLogs(of: ProfileFile(profileFile)).keep() }

  /// The command's words, the executable first.
  static func arguments(_ file: ProfileFile) -> [String] {
    let executable = Files.resolved("/proc/self/exe") ?? "pyprof"
    return [executable, "keep", "--profile-file=\(Paths.absolute(file.path))"]
  }
}

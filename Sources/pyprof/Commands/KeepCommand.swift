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

  /// The words of a command that shows the profile; the last says which process has ended.
  @Argument(parsing: .captureForPassthrough)
  var showing: [String] = []

  func run() throws {
    try LoadedProfile.keepPending(ProfileFile(profileFile))
    let words = showing.filter { !$0.hasPrefix("--leader=") }
    if !words.isEmpty { try Pyprof.run(words) }
  }

  /// The command's words, the executable first.
  static func arguments(_ file: ProfileFile, showing: [String]) -> [String] {
    let executable = Files.resolved("/proc/self/exe") ?? "pyprof"
    return [executable, "keep", "--profile-file=\(Paths.absolute(file.path))"] + showing
  }
}

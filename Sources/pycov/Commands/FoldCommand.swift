internal import ArgumentParser
internal import Coverage
internal import Files
internal import Profiler
internal import Settings
internal import Tooling

/// `pycov fold`: folds pending journals in, for a Python that ran as a process of its own.
struct FoldCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fold", abstract: "Bring the data file up to date.", shouldDisplay: false)

  @OptionGroup var configuration: ConfigurationOptions
  @OptionGroup var data: DataFileOptions

  @Option(help: "The process that has ended, about which there may be something to say.")
  var leader: Int = 0

  @Option(help: "The name of a profile that is made as well, beside the data file.")
  var profile: String?

  @Flag(help: "Do so in a process that nobody waits for.")
  var detached = false

  func run() throws {
    if detached { return Detachment.begin() }
    let settings = try configuration.load().settings
    let pending = PendingJournals(of: DataFile(data.path(settings)))
    let logs = profile.map { PendingLogs(of: ProfileFile(Paths.join(pending.parent, $0))) }
    let keeper = Keeper(pending: pending, settings: settings, leader: leader, logs: logs)
    keeper.keep()
    if keeper.hasFailed { Terminal.exit(Failure.error) }
  }

  /// The command's words, the executable first.
  static func arguments(
    dataFile: String, rcfile: String?, profile: String? = nil
  ) -> [String] {
    let executable = Files.resolved("/proc/self/exe") ?? "pycov"
    let configuration = rcfile.map { ["--rcfile=\($0.isEmpty ? "" : Paths.absolute($0))"] } ?? []
    return [executable, "fold", "--data-file=\(dataFile)"] + configuration
      + (profile.map { ["--profile=\($0)"] } ?? [])
  }
}

internal import ArgumentParser
internal import Coverage
internal import Files
internal import Interpreter
internal import Journal
internal import Launching
internal import Settings
internal import Tooling

/// `pycov begin`: prepares the recording in a Python that runs already, for the plugin of pytest.
///
/// It prints the path of the file that names the session; the agent's library lies beside it.
struct BeginCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "begin", abstract: "Prepare the recording of a running Python.",
    shouldDisplay: false)

  @OptionGroup var configuration: ConfigurationOptions
  @OptionGroup var data: DataFileOptions

  @Option(help: "The process that records, and brings the data file up to date at its end.")
  var leader = 0

  @Flag(help: "Print the session itself, and prepare nothing.")
  var sessionOnly = false

  @Argument(help: "What pytest's options ask for, as the plugin writes it.")
  var request: String

  func run() throws {
    guard let request = PytestRequest(text: request) else {
      throw Failure("the plugin and the command are of different versions; install them anew")
    }
    StartUpFolder.leave()
    let rcfile = configuration.rcfile ?? request.configuration
    let loaded = try ConfigurationOptions.load(rcfile)
    let settings = request.applied(to: loaded.settings).with { settings in
      if let dataFile = data.dataFile { settings.run.dataFile = dataFile }
    }
    loaded.warn(settings)
    do { try settings.checkForRun() } catch { throw Failure(error) }
    let pending = try PendingJournals(settings)
    let session = try Session(
      settings, pending, leader: leader, appends: request.appends, rcfile: rcfile, pytest: request)
    Terminal.say(sessionOnly ? session.encoded : "\(try place(of: session, pending))\n")
  }

  private func place(of session: Session, _ pending: PendingJournals) throws -> String {
    do {
      let path = StartUpFolders(in: pending.folder)
        .newPath(name: pending.name, leader: session.leader)
      return try StartUpFolder(at: path, agent: try Tool.requiredAgent(), session: session)
        .keep(session)
    } catch let error as LaunchError {
      throw Failure(error)
    }
  }
}

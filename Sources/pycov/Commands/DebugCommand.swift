internal import ArgumentParser
internal import Coverage
internal import Settings
internal import Tooling

/// `pycov debug`: what the tool knows, for those who look into a problem.
struct DebugCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "debug", abstract: "Show what pycov knows about itself and its data.",
    discussion: """
      Topics:
        sys      the tool, the Python it would run, and the folders
        config   every setting, its value and where that came from
        data     what the data file and those of parallel processes hold
        sqlite   the database library
      """)

  @OptionGroup var configuration: ConfigurationOptions
  @OptionGroup var data: DataFileOptions

  @Argument(help: ArgumentHelp("What to show: sys, config, data or sqlite."))
  var topic: String?

  @Argument(help: ArgumentHelp("For data: the files to look at instead.", valueName: "files"))
  var files: [String] = []

  private static let topics = ["sys", "config", "data", "sqlite"]

  /// Topics of coverage.py that tell about its own insides.
  private static let foreign = ["premain", "pybehave"]

  func run() throws {
    guard let topic else {
      throw Failure("what is to be shown? choose \(Self.choices): 'pycov debug sys'")
    }
    if !Self.topics.contains(topic) {
      let reason = Self.foreign.contains(topic) ? "tells only about coverage.py" : "is unknown"
      throw Failure("the topic '\(topic)' \(reason); choose \(Self.choices)")
    }
    if topic != "data", let first = files.first {
      throw Failure("'pycov debug \(topic)' shows no '\(first)'; give one topic at a time")
    }
    let loaded = try configuration.load()
    if topic != "sys" { loaded.warn() }
    Terminal.say(try text(of: topic, loaded))
  }

  private static let choices = "sys, config, data or sqlite"

  private func text(of topic: String, _ loaded: LoadedSettings) throws -> String {
    switch topic {
    case "sys": DebugTable.sys(loaded).text + DebugTable.python.text
    case "config": DebugTable.config(loaded).text
    case "sqlite":
      DebugTable(
        title: "sqlite",
        rows: [
          ("version", DataFile.engine.version),
          ("compiled with", DataFile.engine.options.joined(separator: "\n")),
        ]
      ).text
    default: try Self.data(files.isEmpty ? [data.path(loaded.settings)] : files, loaded.settings)
    }
  }

  /// The files and those that `pycov combine` would add to them.
  private static func data(_ paths: [String], _ settings: Settings) throws -> String {
    let parallel = paths.flatMap { Combination(into: DataFile($0)).waiting }
    return try (paths + parallel).map(DebugTable.data).joined()
  }
}

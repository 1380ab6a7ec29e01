internal import ArgumentParser
internal import Coverage
internal import Files
internal import Interpreter
internal import Settings
internal import Source

/// `pycov debug`: what the tool knows, for those who look into a problem.
struct DebugCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "debug", abstract: "Show what pycov knows about itself and its data.",
    subcommands: [System.self, Configuration.self, Data.self])

  func run() throws {
    throw Failure("what is to be shown? choose sys, config or data: 'pycov debug sys'")
  }

  /// `pycov debug sys`.
  struct System: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "sys", abstract: "Show the tool, the Python it would run, and the folders.")

    @OptionGroup var configuration: ConfigurationOptions

    func run() throws {
      let loaded = try configuration.load()
      DebugTable(title: "sys").say([
        ("pycov version", Tool.version),
        ("executable", Files.resolved("/proc/self/exe") ?? "unknown"),
        ("agent", Tool.agent ?? "missing; install pycov anew"),
        ("working folder", Files.workingFolder),
        ("configuration file", loaded.file ?? "none"),
        ("configuration files tried", loaded.attempted.joined(separator: "\n")),
        ("data file", Paths.absolute(loaded.settings.run.dataFile)),
      ])
      DebugTable(title: "python").say(Self.python)
    }

    private static var python: [(String, String)] {
      do {
        let found = try PythonFinder(Surroundings(environment: Environment.all)).find()
        return [
          ("executable", found.executable), ("version", "\(found.version)"),
          ("shared library", found.sharedLibrary ?? "none: runs as a process of its own"),
          ("found as", "\(found.origin)"),
          ("passed over", found.passedOver.map(\.description).joined(separator: "\n")),
        ]
      } catch {
        return [("none", "\(error)")]
      }
    }
  }

  /// `pycov debug config`.
  struct Configuration: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "config", abstract: "Show every setting, its value and where that came from.")

    @OptionGroup var configuration: ConfigurationOptions

    func run() throws {
      let loaded = try configuration.load()
      loaded.warn()
      DebugTable(title: "config").say(
        loaded.entries.map { ($0.key, "\($0.value)  (\($0.origin))") })
    }
  }

  /// `pycov debug data`.
  struct Data: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "data", abstract: "Show what the data file holds.")

    @OptionGroup var configuration: ConfigurationOptions
    @OptionGroup var data: DataFileOptions

    @Argument(help: ArgumentHelp("Data files to look at instead.", valueName: "files"))
    var files: [String] = []

    func run() throws {
      let loaded = try configuration.load()
      loaded.warn()
      for path in files.isEmpty ? [data.path(loaded.settings)] : files { try Self.show(path) }
    }

    private static func show(_ path: String) throws {
      let table = DebugTable(title: "data")
      let pending = PendingJournals(of: DataFile(path))
      guard Files.isFile(path) || !pending.isEmpty else {
        table.say([("path", Paths.absolute(path)), ("no data collected", "no such file")])
        return
      }
      let recording: Recording
      do { recording = try pending.fold().recording } catch { throw Failure(error) }
      table.say([
        ("path", Paths.absolute(path)), ("has arcs", "\(recording.hasArcs)"),
        ("python", recording.python.map { "\($0)" } ?? "unknown"),
        ("contexts", recording.contexts.map { "'\($0)'" }.joined(separator: ", ")),
        ("files", "\(recording.files.count)"),
      ])
      for (path, file) in recording.files.sorted(by: { $0.key < $1.key }) {
        let count = file.allLines.count
        Terminal.say("\(path): \(count) line\(count == 1 ? "" : "s")\n")
      }
    }
  }
}

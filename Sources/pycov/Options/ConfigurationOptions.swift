internal import ArgumentParser
internal import Files
internal import Settings
internal import Tooling

/// Options that every command has.
struct ConfigurationOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Read settings from this file.",
      discussion: """
        Otherwise the first of .coveragerc, .coveragerc.toml, setup.cfg, tox.ini and \
        pyproject.toml that has settings is read. An empty name is for none of them.
        """, valueName: "file"))
  var rcfile: String?

  @Option(
    help: ArgumentHelp(
      "Say what is known about these topics first: config, sys.", valueName: "topics"))
  var debug: CommaList?

  /// The settings, and what there is to say about them.
  func load() throws -> LoadedSettings { try load(rcfile) }

  /// The same with another file.
  func load(_ rcfile: String?) throws -> LoadedSettings {
    let loaded = try Self.load(rcfile)
    guard let topics = debug?.given else { return loaded }
    return loaded.changed(to: loaded.settings.with { $0.run.debug = topics })
  }

  /// The settings of a file, or of the first that has some when none is named.
  static func load(_ rcfile: String?) throws -> LoadedSettings {
    do {
      return try Settings.load(
        explicitFile: rcfile, folder: Files.workingFolder, environment: Environment.all)
    } catch {
      throw Failure(error)
    }
  }
}

extension LoadedSettings {
  /// Says what the setting `debug` asks for, and what is odd about the settings, as the command
  /// line changed them, but for the warnings that were turned off.
  func warn(_ changed: Settings? = nil) {
    let settings = changed ?? self.settings
    let named = Warnings(settings)
    for warning in warnings { named.say(warning.text, warning.slug) }
    for setting in settings.unsupported {
      named.say("'\(setting.key)' has no effect: \(setting.reason)", "setting-not-supported")
    }
    if !settings.run.debug.isEmpty { DebugOutput(self.changed(to: settings)).say() }
  }
}

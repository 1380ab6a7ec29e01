internal import ArgumentParser
internal import Files
internal import Settings

/// Options that every command has.
struct ConfigurationOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Read settings from this file.",
      discussion: """
        Otherwise the first of .coveragerc, .coveragerc.toml, setup.cfg, tox.ini and \
        pyproject.toml that has settings is read.
        """, valueName: "file"))
  var rcfile: String?

  @Option(
    help: ArgumentHelp("Accepted for coverage.py's sake; see 'pycov debug'.", visibility: .hidden))
  var debug: String?

  /// The settings, and what there is to say about them.
  func load() throws -> LoadedSettings { try Self.load(rcfile) }

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
  /// Says what is odd about the settings, as the command line changed them, but for the warnings
  /// that were turned off.
  func warn(_ changed: Settings? = nil) {
    let settings = changed ?? self.settings
    let named = Warnings(settings)
    for warning in warnings { named.say(warning.text, warning.slug) }
    for setting in settings.unsupported {
      named.say("'\(setting.key)' has no effect: \(setting.reason)", "setting-not-supported")
    }
  }
}

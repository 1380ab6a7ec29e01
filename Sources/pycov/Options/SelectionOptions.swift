internal import ArgumentParser
internal import Settings

/// Which files a run measures.
struct SelectionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Measure only these folders and packages.", valueName: "names"))
  var source: CommaList?

  @Option(help: ArgumentHelp("Measure only files that match these patterns.", valueName: "globs"))
  var include: CommaList?

  @Option(help: ArgumentHelp("Leave out files that match these patterns.", valueName: "globs"))
  var omit: CommaList?

  @Flag(
    name: [.customShort("L"), .customLong("pylib")], help: "Measure the standard library, too.")
  var standardLibrary = false

  func applied(to settings: Settings) -> Settings {
    settings.with { settings in
      if let source = source?.given { settings.run.source = source }
      if let include = include?.given { settings.run.include = include }
      if let omit = omit?.given { settings.run.omit = omit }
      if standardLibrary { settings.run.coverPylib = true }
    }
  }
}

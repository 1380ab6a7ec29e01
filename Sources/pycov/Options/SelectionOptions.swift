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
      if let source { settings.run.source = source.items }
      if let include { settings.run.include = include.items }
      if let omit { settings.run.omit = omit.items }
      if standardLibrary { settings.run.coverPylib = true }
    }
  }
}

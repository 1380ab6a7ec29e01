internal import ArgumentParser
internal import Settings

/// Which data file a command reads or writes.
struct DataFileOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The data file, '.coverage' unless the settings or COVERAGE_FILE say otherwise.",
      valueName: "file"))
  var dataFile: String?

  /// The path that was given; an empty one is none.
  var given: String? { dataFile.flatMap { $0.isEmpty ? nil : $0 } }

  func path(_ settings: Settings) -> String { given ?? settings.run.dataFile }
}

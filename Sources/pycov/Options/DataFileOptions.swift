internal import ArgumentParser
internal import Settings

/// Which data file a command reads or writes.
struct DataFileOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The data file, '.coverage' unless the settings or COVERAGE_FILE say otherwise.",
      valueName: "file"))
  var dataFile: String?

  func path(_ settings: Settings) -> String { dataFile ?? settings.run.dataFile }
}

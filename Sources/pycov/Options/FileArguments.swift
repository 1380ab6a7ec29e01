internal import ArgumentParser

/// The files that a report is wanted of, when not of all.
struct FileArguments: ParsableArguments {
  @Argument(help: ArgumentHelp("Report these files alone.", valueName: "files"))
  var files: [String] = []
}

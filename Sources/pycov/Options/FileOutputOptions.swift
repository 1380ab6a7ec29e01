internal import ArgumentParser

/// Where a report that is one file goes.
struct FileOutputOptions: ParsableArguments {
  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("Write here, '-' for standard output.", valueName: "file"))
  var output: String?

  @Flag(name: .shortAndLong, help: "Do not say what was written.")
  var quiet = false
}

internal import ArgumentParser
internal import Files
internal import Reports
internal import Settings

/// `pycov xml`: the Cobertura document that CI services and editors read.
struct XMLCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "xml", abstract: "Write a Cobertura document, for CI services and editors.",
    discussion: """
      Files are named relative to the root of the repository, the nearest folder upwards that has \
      .git or .hg, or else to the working folder.
      """)

  @OptionGroup var options: ReportingOptions

  @OptionGroup var file: FileOutputOptions

  @Flag(help: "Leave out the files without a statement.")
  var skipEmpty = false

  @OptionGroup var selected: FileArguments

  func run() throws {
    let reporting = try Reporting(options, files: selected.files)
    try reporting.write(
      reporting.xml(skipsEmpty: skipEmpty), to: file.output ?? reporting.settings.xml.output,
      quietly: file.quiet,
      as: "the XML report")
    try reporting.finish()
  }
}

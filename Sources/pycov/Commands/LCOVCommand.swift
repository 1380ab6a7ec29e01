internal import ArgumentParser
internal import Reports
internal import Settings

/// `pycov lcov`: the trace file that CI services, editors and genhtml read.
struct LCOVCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lcov", abstract: "Write an lcov trace file, for CI services and editors.")

  @OptionGroup var options: ReportingOptions

  @OptionGroup var file: FileOutputOptions

  @Option(
    help: ArgumentHelp(
      "1 for the records that every reader knows, 2 for those of lcov 2.", valueName: "number"))
  var dialect = LCOVDialect.classic

  @OptionGroup var selected: FileArguments

  func run() throws {
    let reporting = try Reporting(options, files: selected.files)
    try reporting.write(
      reporting.lcov(dialect), to: file.output ?? reporting.settings.lcov.output,
      quietly: file.quiet,
      as: "the LCOV report")
    try reporting.finish()
  }
}

extension LCOVDialect: ExpressibleByArgument {}

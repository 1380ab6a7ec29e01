internal import ArgumentParser
internal import Reports
internal import Settings

/// `pycov lcov`: the trace file that CI services, editors and genhtml read.
struct LCOVCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lcov", abstract: "Write an lcov trace file, for CI services and editors.")

  @OptionGroup var options: ReportingOptions

  @Option(
    name: .customShort("o"),
    help: ArgumentHelp("Write here, '-' for standard output.", valueName: "file"))
  var output: String?

  @Flag(name: .shortAndLong, help: "Do not say what was written.")
  var quiet = false

  func run() throws {
    let reporting = try Reporting(options)
    let lcov = reporting.settings.lcov
    try reporting.write(
      LCOVReport(hasChecksums: lcov.lineChecksums), to: output ?? lcov.output, quietly: quiet,
      as: "the LCOV report")
    try reporting.finish()
  }
}

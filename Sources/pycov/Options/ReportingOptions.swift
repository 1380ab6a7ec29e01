internal import ArgumentParser
internal import Settings

/// Options of every command that reports.
struct ReportingOptions: ParsableArguments {
  @OptionGroup var configuration: ConfigurationOptions
  @OptionGroup var data: DataFileOptions

  @Option(help: ArgumentHelp("Report only files that match these patterns.", valueName: "globs"))
  var include: CommaList?

  @Option(help: ArgumentHelp("Leave out files that match these patterns.", valueName: "globs"))
  var omit: CommaList?

  @Flag(name: .shortAndLong, help: "Warn about sources that cannot be read, and exit with 0.")
  var ignoreErrors = false

  @Option(
    help: ArgumentHelp("Exit with 2 when the total is below this percentage.", valueName: "min"))
  var failUnder: Double?

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Exit with 2 when the files that match a pattern are below this percentage; may be repeated.",
      valueName: "glob=min"),
    transform: Self.threshold)
  var failUnderFor: [PathThreshold] = []

  @Option(help: ArgumentHelp("Decimals of percentages.", valueName: "digits"))
  var precision: Int?

  @Flag(help: "Keep the parallel data files that are combined before the report.")
  var keepCombined = false

  @Flag(help: "Answer as coverage.py does where it is known to be wrong about branches.")
  var compat = false

  private static func threshold(_ text: String) throws -> PathThreshold {
    guard let threshold = PathThreshold(text) else {
      throw ValidationError("it must be a pattern, '=' and a number from 0 to 100")
    }
    return threshold
  }

  func validate() throws {
    if let failUnder, !(0...100).contains(failUnder) {
      throw ValidationError("--fail-under must be between 0 and 100, not \(failUnder)")
    }
    if let precision, precision < 0 {
      throw ValidationError("--precision must be 0 or more, not \(precision)")
    }
  }
}

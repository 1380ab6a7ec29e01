internal import ArgumentParser
internal import Coverage
internal import Files
internal import Reports
internal import Settings
internal import Tooling

/// `pycov exclusions`: exclusions that do not do what they were likely written for.
struct ExclusionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exclusions", abstract: "Find exclusions that are misspelt or match nothing.",
    discussion: """
      Looks through the measured files for comments that look like '# pragma: no cover' but are \
      not matched, or have no code to exclude, and through the settings for patterns that match \
      nothing in any file.
      """)

  @OptionGroup var configuration: ConfigurationOptions
  @OptionGroup var data: DataFileOptions

  @Option(help: ArgumentHelp("Look only at files that match these patterns.", valueName: "globs"))
  var include: CommaList?

  @Option(help: ArgumentHelp("Leave out files that match these patterns.", valueName: "globs"))
  var omit: CommaList?

  @Option(help: ArgumentHelp("text or json.", valueName: "format"))
  var format = Format.text

  @Flag(help: "Exit with 2 when anything is found.")
  var strict = false

  @Argument(help: ArgumentHelp("Look at these files alone.", valueName: "files"))
  var files: [String] = []

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text
    case json
  }

  func run() throws {
    let loaded = try configuration.load()
    loaded.warn()
    let settings = loaded.settings.with { settings in
      if let include { settings.report.include = include.items }
      if let omit { settings.report.omit = omit.items }
    }
    let dataFile = DataFile(data.path(settings))
    try ParallelFiles(dataFile, settings, keeps: true).combine()
    let reporting = try Reporting(settings, dataFile, files: files)
    let patterns = ConfiguredPatterns(loaded)
    let findings: [ExclusionFinding]
    do {
      findings = try ExclusionAudit(
        exclusions: patterns.exclusions, partials: patterns.partials, version: reporting.version
      ).findings(in: reporting.measurement)
    } catch {
      throw Failure(error)
    }
    let report = ExclusionReport(findings, inFiles: reporting.measurement.files.count)
    Terminal.say(format == .json ? report.json : report.text)
    if strict, !findings.isEmpty { Terminal.exit(Failure.belowThreshold) }
  }
}

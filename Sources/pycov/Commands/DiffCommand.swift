internal import ArgumentParser
internal import Coverage
internal import Files
internal import Imports
internal import Reports
internal import Settings
internal import Tooling

/// `pycov diff`: what a change wrote, and what of it ran.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Show which of the changed lines ran.",
    discussion: """
      Compares the files as they are with where the work began to leave BASE, by default the main \
      branch of origin. A changed line counts for the statement that it is part of; comments and \
      blank lines do not count. A changed file that no run imported counts as uncovered.
      """)

  @OptionGroup var configuration: ConfigurationOptions
  @OptionGroup var data: DataFileOptions

  @Argument(help: ArgumentHelp("A branch, tag or commit.", valueName: "base"))
  var base: String?

  @OptionGroup(title: "Files, as the run was told") var selection: SelectionOptions

  @OptionGroup(title: "Other changes") var change: ChangeOptions

  @Option(help: ArgumentHelp("text, markdown, json, github or html.", valueName: "format"))
  var format = Format.text

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("Write here, '-' for standard output.", valueName: "file"))
  var output = "-"

  @Option(
    help: ArgumentHelp(
      "A data file from before the change, to tell what no longer runs.", valueName: "file"))
  var baseline: String?

  @Option(
    help: ArgumentHelp("Exit with 2 when less than this percentage ran.", valueName: "min"))
  var failUnder: Double?

  @Option(
    help: ArgumentHelp(
      "Let --fail-under pass for changes of fewer statements.", valueName: "count"))
  var minLines: Int?

  @Option(
    help: ArgumentHelp("Exit with 2 when more changed statements did not run.", valueName: "count"))
  var maxUncovered: Int?

  @Option(help: ArgumentHelp("Decimals of percentages.", valueName: "digits"))
  var precision: Int?

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text
    case markdown
    case json
    case github
    case html
  }

  func validate() throws {
    if let failUnder, !(0...100).contains(failUnder) {
      throw ValidationError("--fail-under must be between 0 and 100, not \(failUnder)")
    }
    if base != nil, change.isGiven {
      throw ValidationError("name either a base or another change, not both")
    }
  }

  func run() throws {
    let loaded = try configuration.load()
    loaded.warn()
    let settings = selection.applied(to: loaded.settings).with { settings in
      if let include = selection.include?.given { settings.report.include = include }
      if let omit = selection.omit?.given { settings.report.omit = omit }
      if let precision { settings.report.precision = precision }
      settings.report.ignoreErrors = true
    }
    let dataFile = DataFile(data.path(settings))
    let hasImports = Files.isFile(ImportStore(beside: dataFile.path).path)
    let change = try Change(change, base: base, of: hasImports ? [] : Change.python)
    let patch = try change.coverage(settings, dataFile, baseline: baseline)
    try write(patch, named: change.name, settings)
    try judge(patch, settings)
  }

  private func write(_ patch: PatchCoverage, named name: String, _ settings: Settings) throws {
    var text = TextReportOptions()
    text.precision = settings.report.precision
    text.style = output == "-" && Terminal.showsColour ? .colored : .plain
    let bytes =
      switch format {
      case .text: PatchTextReport(text).bytes(of: patch)
      case .markdown: PatchMarkdownReport(precision: text.precision).bytes(of: patch)
      case .json: PatchJSONReport(name: name).bytes(of: patch)
      case .github: GitHubReport(.current).bytes(of: patch)
      case .html:
        PatchHTMLReport(name: name, precision: text.precision, provenance: .current)
          .bytes(of: patch)
      }
    if output == "-" { return Terminal.say(bytes) }
    do { try Files.write(bytes, to: output) } catch { throw Failure(error) }
  }

  private func judge(_ patch: PatchCoverage, _ settings: Settings) throws {
    var misses: [String] = []
    let totals = patch.totals
    if let failUnder, totals.statements.total >= minLines ?? 0, !patch.files.isEmpty {
      let threshold = Threshold(failUnder, precision: settings.report.precision)
      if let miss = threshold.miss(Percentage(totals.overall)) { misses.append("\(miss)") }
    }
    if let maxUncovered, totals.missing > maxUncovered {
      misses.append("\(totals.missing) changed statements did not run, more than \(maxUncovered)")
    }
    for miss in misses { Terminal.complain("coverage failure: \(miss)") }
    if !misses.isEmpty { Terminal.exit(Failure.belowThreshold) }
  }
}

/// Ways of naming a change other than by its base.
struct ChangeOptions: ParsableArguments {
  @Flag(help: "What is staged for the next commit.")
  var staged = false

  @Flag(help: "What was changed since the last commit, staged or not.")
  var worktree = false

  @Option(
    help: ArgumentHelp("What git means by this, such as v1..v2.", valueName: "range"))
  var range: String?

  @Option(
    help: ArgumentHelp("Read a unified diff, '-' for standard input.", valueName: "file"))
  var diffFile: String?

  @Flag(
    inversion: .prefixedNo,
    help: "Count files that git does not know yet, unless the change is staged or a range.")
  var untracked = true

  var isGiven: Bool { staged || worktree || range != nil || diffFile != nil }

  func validate() throws {
    if [staged, worktree, range != nil, diffFile != nil].count(where: { $0 }) > 1 {
      throw ValidationError("choose one of --staged, --worktree, --range and --diff-file")
    }
  }
}

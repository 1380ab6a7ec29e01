internal import ArgumentParser
internal import Journal
internal import Launching
internal import Profiler
internal import Reports
internal import Tooling

/// `pyprof lines`: the lines of functions with their times and their text.
struct LinesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lines", abstract: "Show which lines of a function took the time.",
    usage: """
      pyprof lines [options] [TARGET ...]
      pyprof lines [options] TARGET ... -- [-m MODULE | -c CODE | SCRIPT] [arguments ...]
      """,
    discussion: """
      Lines of the last profile are shown; with a program after '--' that is run first, and nothing \
      but the lines of the targets is timed.

      A target is a module, package, class or function, with as much of its module's name as is \
      needed or just 'Class.method'; a pattern such as 'pkg.*.run'; a /regular expression/; a file, \
      FILE::Class.method, or FILE:12-40. A '!' in front takes away.

      'own' is the time of the line without the functions that were timed, 'total' that with them.
      """)

  @OptionGroup var file: ProfileFileOptions
  @OptionGroup var table: TableOptions
  @OptionGroup var limit: RowLimit

  @Option(help: "text, markdown or json.") var format = AnswerFormat.text

  @Argument(help: "What to show; all functions whose lines were timed unless given.")
  var targets: [String] = []

  @OptionGroup var change: ChangedOption

  @OptionGroup(title: "When a program is run") var recording: RecordingOptions

  @Argument(
    parsing: .postTerminator,
    help: ArgumentHelp("A program to run and time, after '--'.", valueName: "program"))
  var program: [String] = []

  func run() throws {
    let changed = try change.functions()
    let named = (changed.word.map { [$0] } ?? []) + targets
    if !program.isEmpty { try record(named + changed.targets) }
    try Self.show(
      file.analysis(), named, changed: changed.targets, table.text,
      limit.rows(unlessGiven: named.isEmpty && changed.targets.isEmpty ? 10 : 0), format)
  }

  /// Runs the program; the profile is shown in its process, or in the one that keeps the profile.
  private func record(_ targets: [String]) throws -> Never {
    guard !targets.isEmpty else {
      throw Failure("no lines to time; name a target before '--'", code: Failure.usage)
    }
    guard file.profileFile.count < 2 else {
      throw Failure("one file holds a profile; name it once with -f", code: Failure.usage)
    }
    let kept = ProfileFile(file.profileFile.first ?? ProfileFile.defaultName)
    var request = recording.request(for: kept)
    request.lineTargets = try Targets.checked(targets)
    request.timesFunctions = false
    let words = CommandLine.arguments.dropFirst().prefix { $0 != "--" }
    let run = ProfileRun(
      target: try Target(pythonWords: program), python: try ChosenPython.named(recording.python),
      request: request,
      file: kept, showing: Array(words))
    Terminal.exit(try run.toTheEnd())
  }

  /// Shows the timed functions that targets stand for, those that took the longest first.
  static func show(
    _ analysis: ProfileAnalysis, _ targets: [String], changed: [String],
    _ options: ProfileTextOptions, _ limit: Int?, _ format: AnswerFormat
  ) throws {
    let profile = analysis.profile
    let wanted = try TargetFunctions(targets, changed: changed, in: profile)
    let timed = profile.lines.indices.filter { wanted.contains(profile.lines[$0].function) }
    guard !timed.isEmpty else { throw Failure(untimed(targets + changed)) }
    let sorted = timed.sorted { (-time(of: $0, analysis), $0) < (-time(of: $1, analysis), $1) }
    let tables = Array(sorted.prefix(limit ?? sorted.count))
    if format == .json { return Terminal.say(LineTimingTable.json(analysis, tables: tables)) }
    var sources = SourceTexts(of: profile)
    for (place, table) in tables.enumerated() {
      let function = profile.lines[table].function
      let shown = LineTimingTable(
        analysis, table: table, source: sources.text(of: profile.functions[function]),
        ranges: wanted.lines(of: function), options)
      if place > 0 { Terminal.say("\n") }
      Terminal.show(shown.shown, format, options)
    }
    if tables.count < sorted.count {
      Terminal.say("\n\(sorted.count - tables.count) more functions; '--top 0' shows all\n")
    }
  }

  private static func time(of table: Int, _ analysis: ProfileAnalysis) -> Int {
    let lines = analysis.profile.lines[table]
    let total = analysis.figures.functions[lines.function].total
    return total > 0 ? total : lines.lines.reduce(0) { $0 + $1.own }
  }

  private static func untimed(_ targets: [String]) -> String {
    guard let first = targets.first else {
      return "no lines were timed; record some with 'pyprof run --lines TARGET ...'"
    }
    let named = targets.prefix(3).joined(separator: " ") + (targets.count > 3 ? " ..." : "")
    return "the lines of '\(named)' were not timed; "
      + "record them with 'pyprof run --lines \(first) ...'"
  }
}

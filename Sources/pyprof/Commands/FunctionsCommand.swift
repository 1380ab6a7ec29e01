internal import ArgumentParser
internal import Profiler
internal import Reports
internal import Tooling

/// `pyprof functions`: the functions of a profile with their times.
struct FunctionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "functions", abstract: "Show which functions took the time.",
    discussion: """
      'own' is the time in the function itself, 'total' that with all it called, recursion counted \
      once. Calls are all calls, '/' and those that were not made by the function itself, further \
      out; '+' is how often a generator or coroutine went on. Waiting is the part of 'own' in which \
      another thread held the interpreter; suspended time is in no other figure.
      """)

  @OptionGroup var file: ProfileFileOptions
  @OptionGroup var table: TableOptions

  @Option(
    help: ArgumentHelp(
      "own, total, calls, primitive, per-call, total-per-call, waiting, suspended, overhead, raises, unwinds, name, file, or a key of pstats.",
      valueName: "key"),
    transform: { text in
      guard let order = FunctionOrder(named: text) else {
        let all = FunctionOrder.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("unknown key '\(text)'; choose one of \(all)")
      }
      return order
    })
  var sort = FunctionOrder.own

  @OptionGroup var limit: RowLimit
  @OptionGroup var change: ChangedOption

  @Flag(help: "Show who called each of them.") var callers = false

  @Flag(help: "Show what each of them called.") var callees = false

  @Option(help: "text, markdown or json.") var format = AnswerFormat.text

  @Argument(help: "Modules, classes, functions, files or patterns; all functions unless given.")
  var targets: [String] = []

  func validate() throws {
    if format == .json, callers || callees {
      throw ValidationError("callers are no JSON here; 'pyprof export --format json' has them")
    }
  }

  func run() throws {
    let analysis = try file.analysis()
    let changed = try change.functions()
    let wanted = try TargetFunctions(
      (changed.word.map { [$0] } ?? []) + targets, changed: changed.targets, in: analysis.profile)
    let shown = FunctionTable(
      analysis, table.text, order: sort, limit: limit.rows(unlessGiven: 30),
      isWanted: wanted.contains)
    if format == .json { return Terminal.say(shown.json) }
    for (isWanted, direction) in [(callers, CallerTable.Direction.callers), (callees, .callees)]
    where isWanted {
      let calls = CallerTable(analysis, table.text, direction, of: shown.places)
      Terminal.show(calls.shown, format, table.text)
      if direction == .callers, callees { Terminal.say("\n") }
    }
    if !callers, !callees { Terminal.show(shown.shown, format, table.text) }
  }
}

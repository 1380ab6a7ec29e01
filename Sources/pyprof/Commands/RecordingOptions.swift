internal import ArgumentParser
internal import Files
internal import Journal
internal import Launching
internal import ProfileTargets
internal import Profiler
internal import Tooling

/// How a program is timed.
struct RecordingOptions: ParsableArguments {
  @Flag(help: "Time functions written in C as well.")
  var cCalls = false

  @Flag(help: "Measure processor time, and not the time that passes: half a microsecond an event.")
  var cpu = false

  @Option(
    help: ArgumentHelp(
      "Run this Python: a path, a version, or a virtual environment's folder.", valueName: "python")
  )
  var python: String?

  func request(for file: ProfileFile) -> ProfileRequest {
    var request = ProfileRequest(name: Paths.name(file.path))
    request.timesNativeFunctions = cCalls
    request.measuresProcessorTime = cpu
    return request
  }
}

/// The program to run, as Python itself would be given it.
struct ProgramOptions: ParsableArguments {
  @Flag(name: [.customShort("m"), .long], help: "Run a module, as 'python -m' does.")
  var module = false

  @Flag(name: .customShort("c"), help: "Run code given as text, as 'python -c' does.")
  var code = false

  @Option(
    name: .customShort("X", allowingJoined: true),
    help: ArgumentHelp("An option of the interpreter, as 'python -X'.", valueName: "option"))
  var implementationOptions: [String] = []

  @Option(
    name: .customShort("W", allowingJoined: true),
    help: ArgumentHelp("A warning filter, as 'python -W'.", valueName: "filter"))
  var warningFilters: [String] = []

  @Argument(parsing: .captureForPassthrough)
  var words: [String] = []

  /// The program's words are taken as they are, so nobody else has looked for options there.
  func validate(_ command: some ParsableCommand) throws {
    guard let first = words.first, first.hasPrefix("-"), first != "-", first != "--" else { return }
    if first == "-h" || first == "--help" { throw CleanExit.helpRequest(command) }
    throw ValidationError("unknown option '\(first)'")
  }

  /// - Parameter first: a word that was taken for an option's value, and is the program's first.
  func target(beginningWith first: String? = nil) throws -> Target {
    let typed = words.first == "--" ? Array(words.dropFirst()) : words
    let given = (first.map { [$0] } ?? []) + typed
    guard !given.isEmpty else {
      throw Failure(
        "nothing to run; name a script, '-m MODULE' or '-c CODE'", code: Failure.usage)
    }
    return Target(
      kind: code ? .code : module ? .module : .script, words: given,
      interpreterOptions: implementationOptions.flatMap { ["-X", $0] }
        + warningFilters.flatMap { ["-W", $0] })
  }
}

extension Target {
  /// Reads the words that would come after `python`, such as `-m pytest tests`.
  init(pythonWords words: [String]) throws {
    var rest = words[...]
    var options: [String] = []
    while let first = rest.first, first.hasPrefix("-X") || first.hasPrefix("-W") {
      let count = first.count > 2 ? 1 : 2
      options += rest.prefix(count)
      rest = rest.dropFirst(count)
    }
    var kind = Kind.script
    if rest.first == "-m" || rest.first == "-c" {
      kind = rest.removeFirst() == "-m" ? .module : .code
    }
    guard let first = rest.first else {
      throw Failure(
        "nothing to run after '--'; name a script, '-m MODULE' or '-c CODE'", code: Failure.usage)
    }
    guard kind != .script || !first.hasPrefix("-") || first == "-" else {
      throw Failure(
        "unknown option '\(first)' after '--'; pyprof's own go before it", code: Failure.usage)
    }
    self.init(kind: kind, words: Array(rest), interpreterOptions: options)
  }
}

/// The choice of what a change touched.
struct ChangedOption: ParsableArguments {
  @Option(
    defaultAsFlag: "", parsing: .next,
    help: ArgumentHelp(
      "Take the functions that were touched since the work left this branch, tag or commit: origin's main branch unless another is named.",
      valueName: "base"))
  var changed: String?

  /// The functions as targets; a word after the option that names no commit is given back.
  func functions() throws -> (targets: [String], word: String?) {
    guard let changed else { return ([], nil) }
    let isBase = changed.isEmpty || ChangedFunctions.isBase(changed)
    return (try ChangedFunctions(since: isBase ? changed : "").targets, isBase ? nil : changed)
  }
}

/// The targets that were typed.
enum Targets {
  /// The same as texts that mean the same in any working folder.
  static func checked(_ texts: [String]) throws -> [String] {
    do {
      return try TargetPatterns(parsing: texts, in: Files.workingFolder).patterns.map(\.text)
    } catch {
      throw Failure("\(error)", code: Failure.usage)
    }
  }
}

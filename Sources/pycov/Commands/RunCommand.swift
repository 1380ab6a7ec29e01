internal import ArgumentParser
internal import Files
internal import Interpreter
internal import Journal
internal import Launching
internal import ProfileTargets
internal import Profiler
internal import Settings
internal import Tooling

/// `pycov run`: runs a program and records which lines, and which branches, ran.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run a Python program and record which lines ran.",
    usage: """
      pycov run [options] SCRIPT [arguments ...]
      pycov run [options] -m MODULE [arguments ...]
      pycov run [options] -c CODE [arguments ...]
      """,
    discussion: """
      The program runs as under Python itself, in the Python of the active virtual environment, \
      else the first on PATH. Its exit code is passed on. Options come before the program.
      """)

  @OptionGroup var configuration: ConfigurationOptions
  @OptionGroup var data: DataFileOptions
  @OptionGroup var selection: SelectionOptions

  @Flag(name: [.customShort("m"), .long], help: "Run a module, as 'python -m' does.")
  var module = false

  @Flag(name: .customShort("c"), help: "Run code given as text, as 'python -c' does.")
  var code = false

  @Flag(help: "Record which branches were taken, too.")
  var branch = false

  @Flag(name: .shortAndLong, help: "Add to what the data file holds.")
  var append = false

  @Flag(name: .shortAndLong, help: "Write a data file of this process's own, to combine later.")
  var parallelMode = false

  @Flag(help: "Time all functions, too; 'pyprof' shows the profile.")
  var profile = false

  @Option(
    help: ArgumentHelp("Time the lines of this target, too, with --profile.", valueName: "target"))
  var profileLines: [String] = []

  @Option(help: ArgumentHelp("Record under this label.", valueName: "label"))
  var context: String?

  @Option(
    help: ArgumentHelp(
      "Run this Python: a path, a version, or a virtual environment's folder.", valueName: "python")
  )
  var python: String?

  @Option(
    name: .customShort("X", allowingJoined: true),
    help: ArgumentHelp("An option of the interpreter, as 'python -X'.", valueName: "option"))
  var implementationOptions: [String] = []

  @Option(
    name: .customShort("W", allowingJoined: true),
    help: ArgumentHelp("A warning filter, as 'python -W'.", valueName: "filter"))
  var warningFilters: [String] = []

  @OptionGroup(title: "Accepted for coverage.py's sake", visibility: .hidden)
  var foreign: ForeignRunOptions

  @Argument(parsing: .captureForPassthrough)
  var program: [String] = []

  /// The program's words are taken as they are, so nobody else has looked for options there.
  func validate() throws {
    guard let first = program.first, first.hasPrefix("-"), first != "-", first != "--" else {
      return
    }
    if first == "-h" || first == "--help" { throw CleanExit.helpRequest(self) }
    throw ValidationError("unknown option '\(first)'")
  }

  func run() throws {
    var loaded = try configuration.load()
    let target = try target(loaded.settings)
    let found = try ChosenPython.named(python)
    let environment = Environment.all
    let request = PytestInvocation(target, environment: environment)?.request {
      InstalledPackages(of: found, environment: environment).contain("pytest_cov")
    }
    let rcfile = configuration.rcfile ?? request?.configuration
    if rcfile != configuration.rcfile { loaded = try configuration.load(rcfile) }
    let settings = changed(request?.applied(to: loaded.settings) ?? loaded.settings)
    do { try settings.checkForRun() } catch { throw Failure(error) }
    if append, settings.run.parallel {
      throw Failure(
        "--append cannot add to data files of processes' own; leave it or 'parallel' out")
    }
    loaded.warn(settings)
    Terminal.exit(
      try Run(
        settings: settings, target: target, python: found,
        appends: append || request?.appends == true, rcfile: loaded.file ?? "", pytest: request,
        profile: try timing(target)
      ).toTheEnd(savingOn: foreign.saveSignal))
  }

  /// What is timed beside what is recorded.
  private func timing(_ target: Target) throws -> ProfileRequest? {
    guard profile || !profileLines.isEmpty else { return nil }
    var request = ProfileRequest(name: ProfileFile.defaultName)
    do {
      request.lineTargets = try TargetPatterns(parsing: profileLines, in: Files.workingFolder)
        .patterns.map(\.text)
    } catch {
      throw Failure("\(error)", code: Failure.usage)
    }
    request.timesTests = target.runsPytest
    return request
  }

  /// The settings with what this command's own options say, which counts most.
  private func changed(_ settings: Settings) -> Settings {
    foreign.applied(to: selection.applied(to: settings)).with { settings in
      if let dataFile = data.given { settings.run.dataFile = dataFile }
      if let context { settings.run.context = context }
      if branch { settings.run.branch = true }
      if parallelMode { settings.run.parallel = true }
    }
  }

  private func target(_ settings: Settings) throws -> Target {
    let words = program.first == "--" ? Array(program.dropFirst()) : program
    let options =
      implementationOptions.flatMap { ["-X", $0] } + warningFilters.flatMap { ["-W", $0] }
    if !words.isEmpty {
      return Target(
        kind: code ? .code : module ? .module : .script, words: words, interpreterOptions: options)
    }
    guard let line = settings.run.commandLine, !line.isEmpty else {
      throw Failure("nothing to run; name a script, '-m MODULE' or '-c CODE'")
    }
    return try Target(commandLine: line, interpreterOptions: options)
  }
}

internal import ArgumentParser
internal import Journal
internal import Launching
internal import Profiler
internal import Tooling

/// `pyprof run`: runs a program and records where its time goes.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run a Python program and record where its time goes.",
    usage: """
      pyprof run [options] SCRIPT [arguments ...]
      pyprof run [options] -m MODULE [arguments ...]
      pyprof run [options] -c CODE [arguments ...]
      """,
    discussion: """
      All functions are timed, and with --lines the lines of some, as are those of functions that the \
      program marks with line_profiler's @profile. The program runs as under Python \
      itself, in the Python of the active virtual environment, else the first on PATH. Its exit \
      code is passed on. Options come before the program.
      """)

  @Option(name: [.customShort("f"), .long], help: "The file to keep the profile in.")
  var profileFile = ProfileFile.defaultName

  @OptionGroup var recording: RecordingOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Time the lines of this target, too: a module, class, function, file, FILE:12-40, a pattern, or a /regular expression/.",
      valueName: "target"))
  var lines: [String] = []

  @OptionGroup var change: ChangedOption

  @Flag(help: "Time nothing but those lines, which costs least.")
  var noFunctions = false

  @OptionGroup var program: ProgramOptions

  func validate() throws { try program.validate(self) }

  func run() throws {
    let changed = try change.functions()
    let wanted = lines + changed.targets
    if noFunctions, wanted.isEmpty, (Environment["LINE_PROFILE"] ?? "").isEmpty {
      throw Failure(
        "--no-functions leaves nothing to time; name the lines with --lines, or set LINE_PROFILE=1 "
          + "where the program marks them with @profile")
    }
    let file = ProfileFile(profileFile)
    var request = recording.request(for: file)
    request.lineTargets = try Targets.checked(wanted)
    request.timesFunctions = !noFunctions
    let target = try program.target(beginningWith: changed.word)
    request.timesTests = target.runsPytest
    let run = ProfileRun(
      target: target, python: try ChosenPython.named(recording.python), request: request,
      file: file, showing: [])
    Terminal.exit(try run.toTheEnd())
  }
}

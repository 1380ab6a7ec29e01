internal import ArgumentParser
internal import Coverage
internal import FileSelection
internal import Files
internal import Journal

/// `pycov run`: runs a program and records which lines ran.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run a Python program and record which lines ran.",
    usage: "pycov run [options] (SCRIPT | -m MODULE | -c CODE) [arguments ...]")

  @Option(name: .long) var dataFile: String = ".coverage"
  @Option(name: .long) var python: String
  @Option(name: .long) var source: String?
  @Option(name: .long) var rcfile: String?
  @Flag(name: [.customShort("m"), .long]) var module = false
  @Flag(name: .customShort("c")) var code = false
  @Argument(parsing: .captureForPassthrough) var program: [String] = []

  func run() throws {
    let target = Target(
      kind: module ? .module : code ? .code : .script, words: program, interpreterOptions: [])
    let pending = PendingJournals(of: DataFile(dataFile))
    try pending.makeFolder()
    var rules = SelectionRules()
    for entry in source?.split(separator: ",") ?? [] {
      try rules.addSource(String(entry), in: Files.workingFolder)
    }
    let session = Session(
      journalFolder: pending.folder, journalName: pending.name, isFresh: true, rules: rules.encoded)
    Environment.set("COVERAGE_RUN", to: "true")
    let run = EmbeddedRun(
      library: Environment["PYCOV_LIBPYTHON"] ?? "", agent: Tool.agent ?? "", executable: python,
      arguments: target.arguments, session: session)
    let code = try run.run {
      do { _ = try pending.fold() } catch { Terminal.complain("\(error)") }
    }
    Terminal.exit(code)
  }
}

internal import Coverage
internal import FileSelection
internal import Files
internal import Interpreter
internal import Journal
internal import Settings

/// One measured run: from the settings to the program's exit code.
struct Run {
  private let settings: Settings
  private let target: Target
  private let python: FoundPython
  private let pending: PendingJournals
  private let session: Session

  /// - Parameter rcfile: the configuration file that was named on the command line.
  init(
    settings: Settings, target: Target, python: String?, appends: Bool, rcfile: String?
  ) throws {
    self.settings = settings
    self.target = target
    StartUpFolder.leave()
    do {
      self.python = try PythonFinder(Surroundings(environment: Environment.all)).find(named: python)
    } catch {
      throw Failure(error)
    }
    if let note = self.python.note { Terminal.complain(note) }
    try target.check()
    // The program may change the working folder.
    let path = Paths.absolute(settings.run.dataFile)
    let dataFile = DataFile(
      settings.run.makesParallelFiles
        ? "\(path).\(ParallelName.suffix(host: Host.name, pid: Host.processID))" : path)
    pending = PendingJournals(of: dataFile)
    do { try pending.makeFolder() } catch { throw Failure(error) }
    session = Session(
      journalFolder: pending.folder, journalName: pending.name,
      isFresh: !appends && !settings.run.makesParallelFiles, recordsBranches: settings.run.branch,
      rules: try Self.rules(settings).encoded, notes: Self.notes(settings),
      leader: Int32(Host.processID),
      finish: FoldCommand.arguments(dataFile: dataFile.path, rcfile: rcfile))
  }

  /// Runs the program, keeps what ran, and returns the exit code.
  func toTheEnd() throws -> Int32 {
    guard let agent = Tool.agent else {
      throw Failure("'\(Tool.folder)' lacks 'libpycov_agent.so'; install pycov anew")
    }
    Environment.set("COVERAGE_RUN", to: "true")
    guard let library = python.sharedLibrary else {
      do {
        let startUp = try StartUpFolder(in: pending, agent: agent, session: session)
        try SeparateRun(
          executable: python.executable, arguments: target.arguments, startUp: startUp,
          session: session
        ).replaceProcess()
      } catch {
        throw Failure(error)
      }
    }
    let embedded = EmbeddedRun(
      library: library, agent: agent, executable: python.executable, arguments: target.arguments,
      session: session, pending: pending)
    let keeper = Keeper(pending: pending, settings: settings)
    do {
      let code = try embedded.run { keeper.keep() }
      return code == 0 && keeper.hasFailed ? Failure.error : code
    } catch {
      throw Failure(error)
    }
  }

  private static func rules(_ settings: Settings) throws -> SelectionRules {
    let folder = Files.workingFolder
    var rules = SelectionRules()
    do {
      for entry in settings.run.source ?? [] { try rules.addSource(entry, in: folder) }
      for entry in settings.run.sourceFolders { try rules.addSourceFolder(entry, in: folder) }
      rules.sourcePackages += settings.run.sourcePackages
      rules.include = try PathGlobs(settings.run.include ?? [], in: folder)
      rules.omit = try PathGlobs(settings.run.omit ?? [], in: folder)
    } catch {
      throw Failure(error)
    }
    rules.coversStandardLibrary = settings.run.coverPylib
    if rules.ignoresInclude {
      Warnings(settings).say("--include is ignored because --source is set", "include-ignored")
    }
    return rules
  }

  private static func notes(_ settings: Settings) -> [JournalContents.Note] {
    var notes: [JournalContents.Note] = []
    if let context = settings.run.context, !context.isEmpty {
      notes.append(.init(key: NoteKey.context, value: context))
    }
    if settings.report.includeNamespacePackages {
      notes.append(.init(key: NoteKey.includesNamespacePackages, value: "1"))
    }
    if settings.run.relativeFiles {
      notes.append(.init(key: NoteKey.relativeFolder, value: Files.workingFolder))
    }
    return notes
  }
}

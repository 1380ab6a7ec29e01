internal import Coverage
internal import FileSelection
internal import Files
internal import Journal
internal import Profiler
internal import Settings
internal import Tooling

extension Session {
  /// The session of a run with these settings.
  ///
  /// - Parameter leader: the process at whose end the data file is brought up to date.
  /// - Parameter appends: whether the data file's content is kept.
  /// - Parameter rcfile: the configuration file that was named.
  init(
    _ settings: Settings, _ pending: PendingJournals, leader: Int, appends: Bool, rcfile: String?,
    pytest: PytestRequest? = nil, profile: ProfileRequest? = nil, command: [String] = []
  ) throws {
    self.init(
      journalFolder: pending.folder, journalName: pending.name,
      isFresh: !appends && !settings.run.makesParallelFiles, recordsBranches: settings.run.branch,
      dynamicContext: try Self.dynamicContext(settings), rules: try Self.rules(settings).encoded,
      notes: Self.notes(settings)
        + (profile == nil ? [] : command.map { .init(key: PendingLogs.commandNote, value: $0) }),
      leader: Int32(leader),
      finish: FoldCommand.arguments(
        dataFile: pending.dataFile.path, rcfile: rcfile, profile: profile?.name),
      pytest: pytest?.text ?? "", profile: profile)
  }

  private static func dynamicContext(_ settings: Settings) throws -> DynamicContext {
    guard let name = settings.run.dynamicContext, !name.isEmpty else { return .none }
    guard let context = DynamicContext(rawValue: name) else {
      throw Failure(
        "unknown dynamic_context '\(name)'; choose none, test_function, or test for pytest")
    }
    return context
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

extension PendingJournals {
  /// The journals of a run with these settings, in a folder that is there now.
  init(_ settings: Settings) throws {
    // The program may change the working folder.
    let path = Paths.absolute(settings.run.dataFile)
    let dataFile = DataFile(
      settings.run.makesParallelFiles
        ? "\(path).\(ParallelName.suffix(host: Host.name, pid: Host.processID))" : path)
    self.init(of: dataFile)
    do { try makeFolder() } catch { throw Failure(error) }
  }
}

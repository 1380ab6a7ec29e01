internal import Coverage
internal import FileSelection
internal import Files
internal import Interpreter
internal import PythonRegex
internal import Reports
internal import Settings
internal import Source
internal import Tooling

/// What the reporting commands have in common: from the data file to a measurement, and from a
/// report to the exit code.
struct Reporting {
  let settings: Settings
  let measurement: Measurement
  let problems: [SourceProblem]

  /// The path of the data file.
  let dataPath: String

  /// The Python that ran, as far as the data says.
  let python: Coverage.PythonVersion?

  /// That of the Python which ran, by which sources are read.
  let version: LanguageVersion

  /// - Parameters:
  ///   - files: report these alone; all when empty.
  ///   - contexts: what the report makes of contexts.
  init(
    _ options: ReportingOptions, files: [String] = [], contexts: ContextSelection = .none
  ) throws {
    let loaded = try options.configuration.load()
    let settings = loaded.settings.with { settings in
      if let include = options.include?.given { settings.report.include = include }
      if let omit = options.omit?.given { settings.report.omit = omit }
      if options.ignoreErrors { settings.report.ignoreErrors = true }
      if let minimum = options.failUnder { settings.report.failUnder = minimum }
      settings.report.failUnderFor.override(with: options.failUnderFor)
      if let precision = options.precision { settings.report.precision = precision }
      if options.compat { settings.report.compat = true }
    }
    do { try settings.checkForReport() } catch { throw Failure(error) }
    loaded.warn(settings)
    let dataFile = DataFile(options.data.path(settings))
    try ParallelFiles(dataFile, settings, keeps: options.keepCombined).combine()
    try self.init(settings, dataFile, files: files, contexts: contexts)
  }

  /// - Parameters:
  ///   - files: report these alone; all when empty.
  ///   - contexts: what the report makes of contexts.
  ///   - listed: absolute paths that are reported though nothing of them may have run.
  init(
    _ settings: Settings, _ dataFile: DataFile, files: [String] = [],
    contexts: ContextSelection = .none, listing listed: [String] = []
  ) throws {
    self.settings = settings
    dataPath = dataFile.path
    var imported = try ImportedFiles(beside: dataFile)
    var recording = Self.withoutPlugins(
      try Self.remapped(Self.recording(in: dataFile, isNeeded: imported == nil), settings),
      settings)
    recording.list(listed)
    imported?.add(to: &recording)
    python = recording.python
    version = recording.python?.language ?? Self.likelyVersion
    let recorded = imported == nil ? files : files.filter { Self.isKnown($0, recording) }
    let outcome =
      recorded.isEmpty && !files.isEmpty
      ? .init(measurement: Measurement(files: []), problems: [])
      : try Self.builder(settings, recording, version, recorded, contexts)
        .measurement(of: recording)
    measurement =
      try imported?.added(to: outcome.measurement, recording, settings, picked: files)
      ?? outcome.measurement
    problems = outcome.problems
    complain()
    guard measurement.files.isEmpty else { return }
    let hasErrors = !settings.report.ignoreErrors && problems.contains(where: \.isError)
    if hasErrors { Terminal.exit(Failure.error) }
    throw Failure("no data to report; run 'pycov run' first, or look at --include and --omit")
  }

  /// Whether a file given on the command line was recorded, or is Python's by its name.
  private static func isKnown(_ file: String, _ recording: Recording) -> Bool {
    file.hasSuffix(".py") || recording.files[Paths.absolute(file)] != nil
  }

  /// - Parameter isNeeded: whether there has to be one.
  private static func recording(in dataFile: DataFile, isNeeded: Bool) throws -> Recording {
    if !isNeeded, !Files.isFile(dataFile.path), PendingJournals(of: dataFile).isEmpty {
      return Recording()
    }
    do {
      let outcome = try PendingJournals(of: dataFile).fold()
      for problem in outcome.problems { Terminal.complain(problem) }
      return outcome.recording
    } catch {
      throw Failure(error)
    }
  }

  /// The recording without the files that only a plugin of coverage.py knows how to read.
  private static func withoutPlugins(_ recording: Recording, _ settings: Settings) -> Recording {
    let names = Set(recording.files.values.map(\.tracer)).subtracting([""]).sorted()
    guard !names.isEmpty else { return recording }
    Warnings(settings).say(
      "what the plugins '\(names.joined(separator: "', '"))' of coverage.py measured is left out: "
        + "they cannot be loaded", "plugin-not-loaded")
    var rest = recording
    rest.files = recording.files.filter { $0.value.tracer.isEmpty }
    return rest
  }

  /// The recording with the folders of other machines replaced by those here, as [paths] says.
  private static func remapped(_ recording: Recording, _ settings: Settings) throws -> Recording {
    if settings.paths.isEmpty { return recording }
    do {
      var aliases = try PathAliases(
        settings.paths.map(\.places), isRelative: settings.run.relativeFiles)
      return aliases.map(recording)
    } catch {
      throw Failure(error)
    }
  }

  private static func builder(
    _ settings: Settings, _ recording: Recording, _ version: LanguageVersion, _ files: [String],
    _ contexts: ContextSelection
  ) throws -> MeasurementBuilder {
    let folder = Files.workingFolder
    var options = MeasurementOptions()
    try contexts.apply(to: &options, recording, settings)
    do {
      options.include = try PathGlobs(settings.report.include ?? [], in: folder)
      options.omit = try PathGlobs(settings.report.omit ?? [], in: folder)
      options.files = files
      let exclusions = try PythonRegex.joined(settings.report.exclusions)
      let partial = try PythonRegex.joined(settings.report.partialExclusions)
      let analyzer = SourceAnalyzer(
        version: version, exclusions: exclusions,
        branches: recording.hasArcs
          ? BranchOptions(partial: partial, rules: settings.report.compat ? .coveragePy : .exact)
          : nil)
      return MeasurementBuilder(options, analyzer: analyzer)
    } catch {
      throw Failure(error)
    }
  }

  /// For data that does not say which Python ran: the one that would run now.
  private static var likelyVersion: LanguageVersion {
    let found = try? PythonFinder(Surroundings(environment: Environment.all)).find()
    return found.map { LanguageVersion(minor: $0.version.minor) } ?? .python313
  }

  private func complain() {
    for problem in problems {
      if !problem.isError || settings.report.ignoreErrors {
        guard !settings.run.disableWarnings.contains(problem.slug) else { continue }
        Terminal.complain("\(problem) (\(problem.slug))")
      } else {
        Terminal.complain("\(problem)")
      }
    }
  }

  /// Ends the command: with an error for sources that could not be measured, else as the threshold
  /// says.
  func finish() throws {
    if !settings.report.ignoreErrors, problems.contains(where: \.isError) {
      Terminal.exit(Failure.error)
    }
    let misses = try thresholds.misses(of: measurement)
    for miss in misses { Terminal.complain("coverage failure: \(miss)") }
    if !misses.isEmpty { Terminal.exit(Failure.belowThreshold) }
  }

  private var thresholds: Thresholds { Thresholds(settings) }

  /// Writes a report to a file, or to standard output for `-`.
  func write(_ report: some Report, to path: String, quietly isQuiet: Bool, as kind: String) throws
  {
    let output = report.output(of: measurement)
    if path == "-" {
      Terminal.say(output.bytes)
      return
    }
    do {
      if path.contains("/") { try Files.makeFolder(Paths.folder(path)) }
      unsafe try output.withBytes { bytes throws(FileError) in
        unsafe try Files.write(bytes, to: path)
      }
    } catch {
      throw Failure(error)
    }
    if !isQuiet { Terminal.say("wrote \(kind) to '\(path)'\n") }
  }
}

internal import Coverage
internal import Files
internal import Interpreter
internal import Journal
internal import Profiler
internal import PythonRegex
internal import Settings
internal import Source
internal import Tooling

/// What ran of a profile's files, as a coverage data file tells it.
enum JoinedCoverage {
  /// - Parameter path: the data file; with the settings of the folder that lines are excluded by.
  static func measurement(_ path: String, of profile: Profile) throws -> Coverage.Measurement {
    let recording: Recording
    let settings: Settings
    do {
      settings = try Settings.load(
        explicitFile: nil, folder: Files.workingFolder, environment: Environment.all
      ).settings
      recording = try PendingJournals(of: DataFile(path)).fold().recording
    } catch {
      throw Failure(error)
    }
    var options = MeasurementOptions()
    let timed = Set(profile.functions.map(\.file))
    options.files = recording.files.keys.filter(timed.contains).sorted()
    guard !options.files.isEmpty else {
      throw Failure("'\(path)' and the profile have no file in common; record both of one program")
    }
    return try builder(options, recording, settings, profile).measurement(of: recording).measurement
  }

  private static func builder(
    _ options: MeasurementOptions, _ recording: Recording, _ settings: Settings, _ profile: Profile
  ) throws -> MeasurementBuilder {
    do {
      let exclusions = try PythonRegex.joined(settings.report.exclusions)
      let partial = try PythonRegex.joined(settings.report.partialExclusions)
      return MeasurementBuilder(
        options,
        analyzer: SourceAnalyzer(
          version: recording.python?.language ?? version(of: profile), exclusions: exclusions,
          branches: recording.hasArcs ? BranchOptions(partial: partial, rules: .exact) : nil))
    } catch {
      throw Failure(error)
    }
  }

  private static func version(of profile: Profile) -> LanguageVersion {
    let minor = profile.run.python.split(separator: ".").dropFirst().first.flatMap { Int($0) }
    return minor.map { LanguageVersion(minor: $0) } ?? .python313
  }
}

internal import Coverage
internal import FileSelection
internal import Files
internal import History
internal import Reports
internal import Settings
internal import Source
internal import Tooling

/// A change, as the command line names it.
struct Change {
  /// What it is called in reports.
  let name: String
  private let diff: UnifiedDiff

  /// - Parameter languages: patterns of the files that count; all when empty.
  init(_ options: ChangeOptions, base: String?, of languages: [String]) throws {
    if let file = options.diffFile {
      name = file == "-" ? "the diff on standard input" : "'\(file)'"
      diff = try Self.parse(Self.read(file))
      return
    }
    let git = try Git(
      in: Files.workingFolder,
      otherwise: "give the change with --diff-file, '-' for standard input")
    let range =
      if options.staged {
        Git.Range(words: ["--cached"], name: "what is staged")
      } else if options.worktree {
        Git.Range(words: ["HEAD"], name: "what is not committed")
      } else if let range = options.range {
        Git.Range(words: [range], name: range)
      } else {
        try git.sinceLeaving(base)
      }
    name = range.name
    diff = try git.changes(
      range, of: languages,
      includingUntracked: options.untracked && !options.staged && options.range == nil)
  }

  /// The files of Python, by their names.
  static let python = ["*.py", "*.pyw"]

  private static func isPython(_ path: String) -> Bool {
    path.hasSuffix(".py") || path.hasSuffix(".pyw")
  }

  private static func read(_ file: String) throws -> String {
    do {
      let bytes = file == "-" ? try Files.drain(0, "standard input") : try Files.read(file)
      return String(decoding: bytes, as: UTF8.self)
    } catch {
      throw Failure(error)
    }
  }

  private static func parse(_ text: String) throws -> UnifiedDiff {
    do { return try UnifiedDiff(text) } catch { throw Failure(error) }
  }

  /// What of the change ran, as a data file tells.
  func coverage(
    _ settings: Settings, _ dataFile: DataFile, baseline: String?
  ) throws -> PatchCoverage {
    try ParallelFiles(dataFile, settings, keeps: true).combine()
    let reporting = try Reporting(settings, dataFile, listing: neverMeasured(settings))
    return PatchCoverage(
      reporting.measurement, changedBy: diff, .current, baseline: try baseline.map(linesRun))
  }

  /// The changed files that would have been measured, had a run imported them.
  ///
  /// Where sources are named, the data lists their files already, and others are left out on
  /// purpose.
  private func neverMeasured(_ settings: Settings) throws -> [String] {
    let run = settings.run
    guard run.source == nil, run.sourceFolders.isEmpty, run.sourcePackages.isEmpty else {
      return []
    }
    let folder = Files.workingFolder
    do {
      let include = try PathGlobs(run.include ?? [], in: folder)
      let omit = try PathGlobs(run.omit ?? [], in: folder)
      let paths = diff.files.map(\.path).filter(Self.isPython)
      return paths.map { Paths.join(RepositoryPaths.current.root, $0) }.filter { path in
        Files.isFile(path) && !omit.match(path) && (include.isEmpty || include.match(path))
      }
    } catch {
      throw Failure(error)
    }
  }

  /// The lines that ran in an older recording, by paths in the repository.
  private func linesRun(in file: String) throws -> [String: LineSet] {
    let recording: Recording
    do { recording = try DataFile(file).read() } catch { throw Failure(error) }
    let paths = RepositoryPaths.current
    return recording.files.reduce(into: [:]) { result, entry in
      result[Paths.relative(entry.key, to: paths.root)] = entry.value.allLines
    }
  }
}

internal import Coverage
internal import Files
internal import Interpreter
internal import PythonRegex
internal import Reports
internal import Settings
internal import Source
internal import Tooling

/// What the commands that ask about tests have in common: an index of the data file, brought up to
/// date, and the sources that answers are about.
struct ContextQuestion: ~Copyable {
  let index: ContextIndex
  let sources: CodeFinder.Sources
  let folder = Files.workingFolder

  init(_ configuration: ConfigurationOptions, _ data: DataFileOptions) throws {
    let loaded = try configuration.load()
    loaded.warn()
    let settings = loaded.settings
    let dataFile = DataFile(data.path(settings))
    try ParallelFiles(dataFile, settings, keeps: false).combine()
    let index = try Self.index(of: dataFile)
    let sources = try Self.sources(settings, index.python?.language)
    self.init(index, sources)
  }

  private init(_ index: consuming ContextIndex, _ sources: CodeFinder.Sources) {
    self.index = index
    self.sources = sources
  }

  /// The index of a data file that was brought up to date.
  private static func index(of dataFile: DataFile) throws -> ContextIndex {
    let pending = PendingJournals(of: dataFile)
    do {
      if !pending.isEmpty {
        for problem in try pending.fold().problems { Terminal.complain(problem) }
      }
      let index = try ContextIndex.open(dataFile)
      if !index.contexts.allSatisfy(\.label.isEmpty) { return index }
    } catch {
      throw Failure(error)
    }
    throw Failure(
      "'\(dataFile.path)' does not say which tests ran; record it with 'dynamic_context = "
        + "test_function' in [run], or run pytest with --cov-context=test")
  }

  private static func sources(
    _ settings: Settings, _ version: LanguageVersion?
  ) throws -> CodeFinder.Sources {
    let exclusions: PythonRegex?
    do {
      exclusions = try PythonRegex.joined(settings.report.exclusions)
    } catch {
      throw Failure(error)
    }
    let analyzer = SourceAnalyzer(version: version ?? .python313, exclusions: exclusions)
    let folder = Files.workingFolder
    return CodeFinder.Sources(
      read: { path in try? SourceReader.read(Paths.join(folder, path)) },
      analyze: { bytes in
        (try? SourceText(decoding: bytes)).flatMap { try? analyzer.analyze($0) }
      })
  }
}

/// How an answer is written.
struct AnswerOptions: Hashable {
  let format: ContextReportFormat

  init(_ name: String?, isJSON: Bool) throws {
    let name = name ?? (isJSON ? "json" : "text")
    guard let format = ContextReportFormat(rawValue: name) else {
      throw Failure("unknown format '\(name)'; choose text, json or names")
    }
    self.format = format
  }

  var style: ContextReportStyle {
    ContextReportStyle(
      style: Terminal.showsColour ? .colored : .plain, width: Terminal.width)
  }
}

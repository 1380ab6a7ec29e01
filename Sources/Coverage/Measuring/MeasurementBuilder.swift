internal import Files
internal import Source

/// Finds out what a recording means: reads and analyses each file, on all cores.
package struct MeasurementBuilder: Sendable {
  /// Says what the bytes of a source file mean.
  package typealias Analyze = @Sendable ([UInt8]) -> Result<AnalyzedSource, UnparsableSource>

  private let options: MeasurementOptions
  private let analyze: Analyze

  package init(_ options: MeasurementOptions = MeasurementOptions(), analyze: @escaping Analyze) {
    self.options = options
    self.analyze = analyze
  }

  /// A measurement and what stood in its way.
  package struct Outcome: Hashable, Sendable {
    package let measurement: Measurement

    /// In the order of the paths.
    package let problems: [SourceProblem]

    package init(measurement: Measurement, problems: [SourceProblem] = []) {
      self.measurement = measurement
      self.problems = problems
    }
  }

  /// The measurement of the files that the options pick.
  ///
  /// A file that cannot be read or parsed is left out and told of, and the rest goes on. One that
  /// does not look like Python by its name, such as a template, is left out without a word when it
  /// cannot be parsed.
  package func measurement(of recording: Recording) -> Outcome {
    let jobs = picked(from: recording)
    let parts = Parallel.map(jobs) { measure($0) }
    return Outcome(
      measurement: Measurement(
        files: parts.compactMap(\.file), hasBranches: recording.hasArcs),
      problems: parts.flatMap(\.problems))
  }

  /// One file to be measured.
  private struct Job: Sendable {
    let path: String
    let lines: LineSet

    /// Nil when only lines were recorded.
    let arcs: Set<RecordedArc>?
    let hash: ContentHash?

    /// Nil when nobody asked for them.
    let contexts: FileContexts?
  }

  private struct Part: Sendable {
    var file: FileCoverage?
    var problems: [SourceProblem] = []
  }

  private func picked(from recording: Recording) -> [Job] {
    let paths = options.files.isEmpty ? Array(recording.files.keys) : options.files
    return paths.filter(options.picks).sorted().map { path in
      let known = recording.files[path] != nil ? path : Paths.absolute(path, in: options.folder)
      let file = recording.files[known] ?? Recording.FileRecording()
      let lines = options.contexts.map { file.lines(where: $0) } ?? file.allLines
      let arcs = options.contexts.map { file.arcs(where: $0) } ?? file.arcs()
      return Job(
        path: Self.source(of: known), lines: lines, arcs: recording.hasArcs ? arcs : nil,
        hash: recording.sources[known], contexts: options.keepsContexts ? contexts(of: file) : nil)
    }
  }

  private func contexts(of file: Recording.FileRecording) -> FileContexts {
    guard let isWanted = options.contexts else { return FileContexts(file.lines) }
    return FileContexts(file.lines.filter { isWanted($0.key) })
  }

  private func measure(_ job: Job) -> Part {
    let shown = Paths.relative(job.path, to: options.folder)
    let bytes: [UInt8]
    do {
      bytes = try SourceReader.read(Paths.join(options.folder, job.path))
    } catch {
      return Part(problems: [SourceProblem(path: shown, kind: .unreadable(error))])
    }
    var part = Part()
    if let hash = job.hash, hash != ContentHash(of: bytes) {
      part.problems.append(SourceProblem(path: shown, kind: .changed))
    }
    switch analyze(bytes) {
    case .success(let source):
      part.file = FileCoverage(
        path: shown, text: source.text, analysis: source.analysis, recorded: job.lines,
        arcs: job.arcs, contexts: job.contexts)
    case .failure(let fault) where Self.shouldBePython(job.path):
      part.problems = [SourceProblem(path: shown, kind: .unparsable(fault))]
    case .failure:
      part.problems = []
    }
    return part
  }

  /// Compiled files lie beside their sources.
  private static func source(of path: String) -> String {
    path.hasSuffix(".pyc") || path.hasSuffix(".pyo") ? String(path.dropLast()) : path
  }

  /// Names that end in `.py` and something, and names without an ending.
  private static func shouldBePython(_ path: String) -> Bool {
    let name = Paths.name(path)
    guard let dot = name.lastIndex(of: "."), name[..<dot].contains(where: { $0 != "." }) else {
      return true
    }
    return name[dot...].hasPrefix(".py")
  }
}

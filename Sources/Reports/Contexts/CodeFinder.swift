package import Coverage
internal import Files
package import Source

/// Finds the piece of code that somebody named, among the measured files.
///
/// It reads and analyses no more sources than may have the name.
package struct CodeFinder {
  private let files: [ContextIndex.File]
  private let folder: String
  private let sources: Sources

  /// - Parameters:
  ///   - files: all measured files.
  ///   - folder: the folder that names of files are relative to.
  package init(_ files: [ContextIndex.File], in folder: String, _ sources: Sources) {
    self.files = files
    self.folder = folder
    self.sources = sources
  }

  /// How sources are got at.
  package struct Sources: Sendable {
    package let read: @Sendable (_ path: String) -> [UInt8]?
    package let analyze: @Sendable (_ bytes: [UInt8]) -> SourceAnalysis?

    package init(
      read: @escaping @Sendable (_ path: String) -> [UInt8]?,
      analyze: @escaping @Sendable (_ bytes: [UInt8]) -> SourceAnalysis?
    ) {
      self.read = read
      self.analyze = analyze
    }

    /// Nil for a file that is not there or is no Python.
    package func analysis(of path: String) -> SourceAnalysis? { read(path).flatMap(analyze) }
  }

  /// A piece of code that was found.
  package struct Found: Hashable, Sendable {
    package let file: ContextIndex.File

    /// The path as reports show it.
    package let path: String

    /// The function's or class's name; nil for lines or a file.
    package let name: String?

    /// The lines that were meant, whole statements of them.
    package let range: ClosedRange<Int>

    /// Those of the range that belong to it; nil for all of them.
    package let lines: LineSet?

    /// The statements among them, by first line; nil when the source is not known.
    package let statements: LineSet?

    /// The source's analysis, by which recorded lines are told apart.
    package let analysis: SourceAnalysis?
  }

  package func find(_ place: CodePlace) throws(CodeFinderError) -> [Found] {
    switch place {
    case .lines(let name, let lines): [try found(lines, of: try file(named: name))]
    case .file(let name): [try found(nil, of: try file(named: name))]
    case .name(let parts, let name):
      try regions(parts, in: name.map { (name) throws(CodeFinderError) in [try file(named: name)] })
    }
  }

  /// The path as reports show it.
  package func shown(_ file: ContextIndex.File) -> String {
    Paths.relative(file.path, to: folder)
  }

  // MARK: Files

  private func file(named name: String) throws(CodeFinderError) -> ContextIndex.File {
    let absolute = Paths.absolute(name, in: folder)
    if let file = files.first(where: {
      $0.path == name || Paths.absolute($0.path, in: folder) == absolute
    }) {
      return file
    }
    let ending = "/" + name
    let candidates = files.filter { $0.path.hasSuffix(ending) }
    if candidates.count == 1 { return candidates[0] }
    guard candidates.isEmpty else {
      throw .severalFiles(name, candidates.map(shown))
    }
    throw .noFile(name, nearest: NearestText.of(name, among: files.map(shown)))
  }

  private func found(
    _ lines: ClosedRange<Int>?, of file: ContextIndex.File
  ) throws(CodeFinderError) -> Found {
    let path = shown(file)
    guard let analysis = sources.analysis(of: file.path) else {
      let range = lines ?? 1...Int(Int32.max)
      return Found(
        file: file, path: path, name: nil, range: range, lines: nil, statements: nil,
        analysis: nil)
    }
    let known = analysis.statements.union(analysis.excluded)
    let wanted = lines ?? 1...max(analysis.lineCount, 1)
    guard wanted.lowerBound <= analysis.lineCount else {
      throw .beyondEnd(path, line: wanted.lowerBound, count: analysis.lineCount)
    }
    let range = analysis.firstLines.statements(touching: wanted.clamped(to: 1...analysis.lineCount))
    let statements = known.filter { range.contains($0) }
    if statements.isEmpty, lines != nil {
      throw .noStatement(
        path, line: wanted.lowerBound, before: known.filter { $0 < range.lowerBound }.last,
        after: known.first { $0 > range.upperBound })
    }
    return Found(
      file: file, path: path, name: nil, range: range, lines: nil,
      statements: LineSet(statements), analysis: analysis)
  }

  // MARK: Functions and classes

  private func regions(
    _ parts: [String], in chosen: [ContextIndex.File]?
  ) throws(CodeFinderError) -> [Found] {
    let name = parts.joined(separator: ".")
    guard let last = parts.last else { throw .noName(name, nearest: nil) }
    var candidates: [(file: ContextIndex.File, match: RegionMatch)] = []
    for file in chosen ?? files {
      guard let bytes = sources.read(file.path), DefinitionScan.defines(last, in: bytes),
        let analysis = sources.analyze(bytes)
      else { continue }
      for match in RegionMatch.all(of: parts, in: analysis, path: file.path) {
        candidates.append((file, match))
      }
    }
    guard let best = candidates.map(\.match.rank).min() else {
      throw .noName(name, nearest: nearest(to: last, in: chosen ?? files))
    }
    return candidates.filter { $0.match.rank == best }.map { file, match in
      Found(
        file: file, path: shown(file), name: match.region.name, range: match.range,
        lines: match.lines,
        statements: match.analysis.statements.intersection(match.lines), analysis: match.analysis)
    }
  }

  private func nearest(to name: String, in files: [ContextIndex.File]) -> String? {
    var names: Set<String> = []
    for file in files {
      if let bytes = sources.read(file.path) { names.formUnion(DefinitionScan.names(in: bytes)) }
    }
    return NearestText.of(name, among: names.sorted())
  }
}

extension FirstLineMap {
  /// The lines of all statements that have a line of `lines`.
  fileprivate func statements(touching lines: ClosedRange<Int>) -> ClosedRange<Int> {
    let first = firstLine(of: lines.lowerBound)
    let last = spans.first { $0.first <= lines.upperBound && lines.upperBound <= $0.last }?.last
    return first...max(last ?? lines.upperBound, first)
  }
}

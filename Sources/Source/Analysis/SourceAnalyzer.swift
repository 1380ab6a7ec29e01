package import PythonRegex

/// Says what the text of a Python file means: which lines count, which are excluded, which belong
/// to which function.
///
/// The analysis is that of coverage.py 7.17, but for files it is known to get wrong. It runs no
/// interpreter and keeps no state: one analyzer serves any number of threads.
package struct SourceAnalyzer: Sendable {
  private let version: LanguageVersion
  private let match: (@Sendable ([UInt8]) -> [Range<Int>])?
  private let branches: BranchOptions?

  /// - Parameters:
  ///   - exclusions: the pattern of what is excluded, matched over the whole text.
  ///   - branches: how control flow is analysed; not at all when nil, which is quicker.
  package init(
    version: LanguageVersion, exclusions: PythonRegex?, branches: BranchOptions? = nil
  ) {
    self.version = version
    self.branches = branches
    guard let exclusions else {
      match = nil
      return
    }
    match = { text in exclusions.matches(in: text) }
  }

  /// An analyzer with a finder of its own for what is excluded: the bytes of a text to the ranges
  /// that match, in ascending order.
  package init(
    version: LanguageVersion, branches: BranchOptions? = nil,
    matching match: (@Sendable ([UInt8]) -> [Range<Int>])?
  ) {
    self.version = version
    self.branches = branches
    self.match = match
  }

  package func analyze(_ text: SourceText) throws(SourceError) -> SourceAnalysis {
    do throws(SyntaxError) {
      return try unsafe text.utf8.withUnsafeBufferPointer { buffer throws(SyntaxError) in
        unsafe try analyze(text, ByteView(buffer))
      }
    } catch {
      throw error.asSourceError
    }
  }

  private func analyze(
    _ text: SourceText, _ bytes: ByteView
  ) throws(SyntaxError) -> SourceAnalysis {
    let tree = try Parser(bytes, version: version).parse()
    let firstLines = FirstLineMap(joining: tree.lines)
    let live = LiveLines.lines(of: tree, bytes, version: version)
    var excluded = LineSet()
    if let match {
      excluded = ExclusionMatches(bytes: text.utf8, firstLines: firstLines)
        .lines(of: BlankRuns.matches(in: text.utf8, with: match))
      ExcludedSuites.extend(&excluded, over: tree.lines)
    }
    let walk = StructureWalk(tree: tree, bytes: bytes, live: live, excluded: excluded)
    let flow = branches.map { options in
      ControlFlow(
        of: tree, live: live, excluded: walk.excluded,
        partialLines: partialLines(options, text.utf8, firstLines), rules: options.rules)
    }
    return SourceAnalysis(
      lineCount: tree.lineCount,
      statements: live.subtracting(walk.excluded).subtracting(walk.docstrings),
      excluded: walk.excluded, docstrings: walk.docstrings, firstLines: firstLines,
      regions: walk.regions, flow: flow)
  }

  private func partialLines(
    _ options: BranchOptions, _ bytes: [UInt8], _ firstLines: FirstLineMap
  ) -> LineSet {
    guard let partial = options.partial else { return [] }
    return ExclusionMatches(bytes: bytes, firstLines: firstLines)
      .lines(of: BlankRuns.matches(in: bytes) { partial.matches(in: $0) })
  }
}

extension FirstLineMap {
  init(joining lines: [LogicalLine]) {
    var spans: [Span] = []
    for line in lines where line.last > line.first {
      spans.append(Span(first: Int(line.first), last: Int(line.last)))
    }
    self.init(spans: spans)
  }
}

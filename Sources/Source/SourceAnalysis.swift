/// What the text of one Python file says, before anything ran.
///
/// Line numbers are those of the statement's first line, see `firstLines`.
package struct SourceAnalysis: Hashable, Sendable {
  /// The number of lines of the text.
  package let lineCount: Int

  /// The lines that can run and count: neither excluded nor docstrings.
  package let statements: LineSet

  /// The lines that configuration or a comment excludes.
  package let excluded: LineSet

  package let docstrings: LineSet

  /// Where each line of a multi-line statement maps to.
  package let firstLines: FirstLineMap

  /// In the order of their start.
  package let regions: [Region]

  /// The ways from line to line; nil when they were not asked for.
  package let flow: ControlFlow?

  package init(
    lineCount: Int, statements: LineSet, excluded: LineSet, docstrings: LineSet,
    firstLines: FirstLineMap, regions: [Region], flow: ControlFlow? = nil
  ) {
    self.lineCount = lineCount
    self.statements = statements
    self.excluded = excluded
    self.docstrings = docstrings
    self.firstLines = firstLines
    self.regions = regions
    self.flow = flow
  }
}

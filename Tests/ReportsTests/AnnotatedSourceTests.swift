internal import Coverage
internal import Reports
internal import Source
internal import Testing

@Suite struct `Annotated source` {
  /// Each line of the text starts with the mark that is expected.
  private static let marked = """
    > "Says hello."
    \("  ")
      # A comment.
    > def greet(name):
    >     "Goes with
    >     its function."
    >     if name:
    >         return [
    >             # one
    >             name,
    >         ]
    !     else:
              # A comment.
    \("  ")
    !         name = 1
          global x
    \("  ")
    > if 0:
          x = 1
      else:
          pass
    - if x:  # pragma: no cover
    -     pass
      try:
          pass
    ! finally :
    !     greet(x)

    """

  @Test func `marks what ran, what did not and what is excluded`() {
    let lines = Self.marked.split(separator: "\n", omittingEmptySubsequences: false)
    let text = lines.map { $0.dropFirst(2) }.joined(separator: "\n")
    let analysis = SourceAnalysis(
      lineCount: 27, statements: [4, 7, 8, 15, 18, 27], excluded: [22, 23],
      docstrings: [1, 5, 6], firstLines: FirstLineMap(spans: [.init(first: 8, last: 11)]),
      regions: [])
    let file = FileCoverage(
      path: "a.py", text: Array(text.utf8), analysis: analysis, recorded: [4, 7, 8, 18])
    #expect(String(decoding: AnnotatedSource(file).bytes, as: UTF8.self) == Self.marked)
  }

  @Test(arguments: [([], "! \"Doc.\"\n! x = 1\n"), ([2], "> \"Doc.\"\n> x = 1\n")])
  func `of a module marks its docstring like the module`(ran: [Int], expected: String) {
    let analysis = SourceAnalysis(
      lineCount: 2, statements: [2], excluded: [], docstrings: [1], firstLines: FirstLineMap(),
      regions: [])
    let file = FileCoverage(
      path: "a.py", text: Array("\"Doc.\"\nx = 1\n".utf8), analysis: analysis,
      recorded: LineSet(ran))
    #expect(String(decoding: AnnotatedSource(file).bytes, as: UTF8.self) == expected)
  }

  @Test func `of nothing is nothing`() {
    let analysis = SourceAnalysis(
      lineCount: 0, statements: [], excluded: [], docstrings: [], firstLines: FirstLineMap(),
      regions: [])
    #expect(AnnotatedSource(FileCoverage(path: "", analysis: analysis, recorded: [])).bytes == [])
  }
}

import Coverage
import Source
import Testing

@Suite struct `Branches of a run` {
  @Test(arguments: BranchCase.all)
  func `are what coverage.py says`(example: BranchCase) throws {
    for (version, expected) in try example.expectations() {
      let facts = try BranchFacts(example.coverage(version, rules: .coveragePy))
      if facts != expected, Self.differentStatements.contains(example.name) { continue }
      #expect(facts == expected, "on \(version)")
    }
  }

  @Test(arguments: BranchCase.all)
  func `are the same by Python's rules unless coverage.py is wrong`(example: BranchCase) throws {
    for (version, expected) in try example.expectations() {
      let facts = try BranchFacts(example.coverage(version, rules: .exact))
      if facts != expected, BranchCase.defects.contains(example.name) { continue }
      #expect(facts == expected, "on \(version)")
    }
  }

  @Test(arguments: [
    ("if_ellipsis_const", "10: 1 of 2"),
    ("try_finally_nested_loops", ": 6 of 6"),
  ])
  func `are right where coverage.py is wrong`(name: String, answer: String) throws {
    let example = try #require(BranchCase.all.first { $0.name == name })
    let file = try example.coverage("3.12", rules: .exact)
    let exits = try #require(file.branches).exits
    #expect("\(file.missingText): \(exits.covered) of \(exits.total)" == answer)
  }

  @Test(arguments: [
    (BranchRules.exact, ["3->4", "3->9", "7->9"], 3), (.coveragePy, ["7->9"], 5),
  ])
  func `of lines that may stay partial count as taken once these ran`(
    rules: BranchRules, missing: [String], covered: Int
  ) throws {
    let flow = ControlFlow(
      arcs: [3, 5, 7].flatMap { [Arc(from: $0, to: .line($0 + 1)), Arc(from: $0, to: .line(9))] },
      partialLines: [3, 5], rules: rules)
    let analysis = SourceAnalysis(
      lineCount: 9, statements: LineSet(1...9), excluded: [], docstrings: [],
      firstLines: FirstLineMap(), regions: [], flow: flow)
    let file = FileCoverage(
      path: "a.py", analysis: analysis, recorded: [5, 7, 8],
      arcs: [RecordedArc(from: 5, to: 9), RecordedArc(from: 7, to: 8)])
    let branches = try #require(file.branches)
    #expect(branches.executed.map { "\($0)" } == ["5->9", "7->8"])
    #expect(branches.missing.map { "\($0)" } == missing)
    #expect(branches.exits == Ratio(covered: covered, total: 6))
  }

  @Test func `are not moved by numbers that no line has`() throws {
    let flow = ControlFlow(arcs: [Arc(from: 1, to: .line(2)), Arc(from: 1, to: .exit(of: 1))])
    let analysis = SourceAnalysis(
      lineCount: 2, statements: [1, 2], excluded: [], docstrings: [], firstLines: FirstLineMap(),
      regions: [], flow: flow)
    let extremes = [Int.min, Int.max, Int(Int32.min), Int(Int32.max), 0]
    let arcs = extremes.flatMap { end in
      extremes.map { RecordedArc(from: end, to: $0) } + [RecordedArc(from: 1, to: end)]
    }
    let file = FileCoverage(path: "a.py", analysis: analysis, recorded: [1], arcs: Set(arcs))
    #expect(file.branches?.executed == [])
    #expect(file.branches?.missing.count == 2)
  }

  @Test func `are compared for every case that leaves data`() {
    #expect(BranchCase.all.count == 225)
  }

  /// The cases in which coverage.py is wrong about more than branches; see `defects.tsv`.
  private static let differentStatements: Set = ["x_match_wildcard_body"]
}

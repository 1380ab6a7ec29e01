import Testing

@testable import Source

/// Where Python's rules and coverage.py's differ, and what both have in common with nothing else.
@Suite struct `Possible arcs` {
  @Test func `by return lead through a finally clause`() throws {
    let text = """
      def f(n):
          try:
              if n: return 1
              n = 2
          finally:
              n = 3
          return n
      """
    #expect(
      try exits(of: text) == [
        "2->3", "3->4", "3->6", "4->6", "6->7", "7->exit",
      ])
    #expect(
      try exits(of: text, .coveragePy) == [
        "2->3", "3->exit", "3->4", "4->6", "6->7", "7->exit",
      ])
  }

  @Test func `by break lead through a finally clause within the loop alone`() throws {
    let text = """
      def f(n):
          try:
              for i in n:
                  try:
                      if i: break
                      n = 1
                  finally:
                      n = 2
                  for j in n:
                      if j: continue
                      n = 3
          finally:
              n = 4
      """
    #expect(
      try exits(of: text) == [
        "2->3", "3->4", "3->13", "4->5", "5->6", "5->8", "6->8", "8->9", "9->3", "9->10",
        "10->9", "10->11", "11->9", "13->exit",
      ])
  }

  @Test func `of a constant test that only folding makes constant are one`() throws {
    let text = """
      def f():
          if ():
              a = 1
          else:
              a = 2
          return a
      """
    #expect(try exits(of: text) == ["2->5", "5->6", "6->exit"])
    #expect(try exits(of: text, .coveragePy) == ["2->5", "2->6", "5->6", "6->exit"])
  }

  @Test func `out of a with statement are recorded as leading to its header`() throws {
    let flow = try flow(
      of: """
        def f(n):
            with n:
                if n: return 1
                n = 2
            return n
        """)
    let recorded = [Arc(from: 3, to: .line(2)), Arc(from: 3, to: .line(4))]
    #expect(recorded.map { "\(flow.meant(by: $0))" } == ["3->exit", "3->4"])
  }

  @Test func `out of a with statement from the line that ends it count as one`() throws {
    let text = """
      def f(n):
          with n:
              if n: return 1
          return n
      """
    #expect(try exits(of: text) == ["2->3", "3->4", "4->exit"])
    #expect(try exits(of: text, .coveragePy) == ["2->3", "3->exit", "3->4", "4->exit"])
  }

  @Test func `of a definition on one line leave two code objects`() throws {
    let flow = try flow(of: "def f(): return 1\nf()\n")
    #expect(flow.arcs.map(\.destination) == [.exit(of: 1), .line(2), .exit(of: 1)])
    #expect(flow.oneLineExits == [Arc(from: 1, to: .exit(of: 1))])
  }

  @Test func `order exits before lines and keep both ends`() {
    let arcs = [
      Arc(from: 3, to: .line(1)), Arc(from: 3, to: .exit(of: 1)), Arc(from: 3, to: .exit(of: 2)),
      Arc(from: 2, to: .line(2_000_000)),
    ]
    #expect(arcs.sorted().map(\.signedDestination) == [2_000_000, -2, -1, 1])
    #expect(arcs.map(\.source) == [3, 3, 3, 2])
  }

  @Test func `are not looked for unless asked`() throws {
    let analyzer = SourceAnalyzer(version: .python313, exclusions: nil)
    #expect(try analyzer.analyze(SourceText(decoding: Array("x = 1\n".utf8))).flow == nil)
  }

  private func flow(of text: String, _ rules: BranchRules = .exact) throws -> ControlFlow {
    let analyzer = SourceAnalyzer(
      version: .python313, exclusions: nil, branches: BranchOptions(rules: rules))
    return try #require(analyzer.analyze(SourceText(decoding: Array(text.utf8))).flow)
  }

  /// The arcs behind line 1.
  private func exits(of text: String, _ rules: BranchRules = .exact) throws -> [String] {
    try flow(of: text, rules).arcs.filter { $0.source > 1 }.map { "\($0)" }
  }
}

internal import Coverage
internal import Reports
internal import Source
internal import TestSupport
internal import Testing

@Suite struct `HTML report with branches and tests` {
  @Test(arguments: ["index.html", "function_index.html", "test_index.html", "test_names.js"])
  func `has their columns and a list of tests`(name: String) throws {
    try expectGolden(HTMLDetailedExample.pages().text(name), "html/detailed-\(name)")
  }

  @Test(arguments: ["cart", "pay"])
  func `says beside a line what was never taken, and how many tests ran it`(name: String) throws {
    let page = try HTMLDetailedExample.pages().page(of: "shop/\(name).py")
    try expectGolden(page, "html/detailed-\(name).html")
  }

  @Test func `has nothing of tests unless they are asked for and known`() throws {
    let reports = [
      try HTMLExample.pages(of: HTMLDetailedExample.measurement),
      try HTMLExample.pages(HTMLOptions(showsContexts: true)),
    ]
    for pages in reports {
      #expect(!pages.names.contains("test_index.html"))
      #expect(!pages.names.contains("test_names.js"))
      for page in pages.documents { #expect(!page.text.contains("tests"), "in \(page.name)") }
    }
  }

  @Test func `names the code that was not left`() throws {
    let analysis = try analyzed(
      """
      @decorated
      def late():
          if x:
              pass
      class C:
          if y:
              z = 1
          if z: pass
      if x:
          pass
      """)
    let page = try HTMLExample.pages(
      of: Coverage.Measurement(
        files: [
          FileCoverage(
            path: "a.py", text: Array("\n".utf8) + [UInt8](repeating: 10, count: 12),
            analysis: analysis, recorded: [1, 3, 5, 6, 7, 8, 9], arcs: [])
        ], hasBranches: true)
    ).page(of: "a.py")
    let words = page.matches(of: /<i>(.*?)<\/i>/).map { String($0.output.1) }.filter { !$0.isEmpty }
      .map { $0.replacing(/<[^>]*>/, with: "") }
    #expect(
      words == [
        "never went on to line 4; never returned from function late",
        "never went on to line 7; never went on to line 8",
        "never went on to line 10; never left the module",
      ])
  }

  private func analyzed(_ text: String) throws -> SourceAnalysis {
    let analyzer = SourceAnalyzer(
      version: .python313, exclusions: nil, branches: BranchOptions())
    return try analyzer.analyze(try SourceText(decoding: Array(text.utf8)))
  }
}

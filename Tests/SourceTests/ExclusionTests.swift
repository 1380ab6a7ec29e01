import Testing

@testable import Source

@Suite struct Exclusions {
  @Test func `of a header take its block and nothing else`() throws {
    let text = """
      if x:  # no cover
          a = 1

          a = 2
      elif y:
          a = 3
      for i in lambda: x:
          a = 4  # no cover
      """
    let analysis = try analyze(text)
    #expect(Array(analysis.excluded) == [1, 2, 4, 8])
    #expect(Array(analysis.statements) == [5, 6, 7])
  }

  @Test func `of any line of a header count for all of it`() throws {
    let analysis = try analyze("def f(a,\n      b):  # no cover\n    return a\nf()\n")
    #expect(Array(analysis.excluded) == [1, 2, 3])
    #expect(Array(analysis.statements) == [4])
  }

  @Test func `of a decorator take the whole definition`() throws {
    let analysis = try analyze("@a\n@b  # no cover\ndef f():\n\n    return 1\nf()\n")
    #expect(Array(analysis.excluded) == [1, 2, 3, 4, 5])
    #expect(Array(analysis.statements) == [6])
  }

  @Test func `of the body of a case that matches anything take its header`() throws {
    let analysis = try analyze(
      """
      match x:
          case 1:
              a = 1  # no cover
          case _:
              a = f(  # no cover
                  2)
      """)
    #expect(Array(analysis.excluded) == [3, 4, 5])
    #expect(Array(analysis.statements) == [1, 2])
  }

  @Test func `reach over lines when a match does`() throws {
    let text = try SourceText(decoding: Array("a\nb\nc\nd\n".utf8))
    let analyzer = SourceAnalyzer(version: .python312) { _ in [2..<4] }
    #expect(Array(try analyzer.analyze(text).excluded) == [2, 3])
  }

  @Test func `are looked for in a text whose blank runs are cut`() throws {
    let blank = String(repeating: "\n", count: 5000)
    let bytes = Array("a\(blank)bc\n".utf8)
    var seen = 0
    let ranges = BlankRuns.matches(in: bytes) { cut in
      seen = cut.count
      return [0..<1, 1..<(cut.count - 2), (cut.count - 2)..<cut.count]
    }
    #expect(seen < 300)
    #expect(ranges == [0..<1, 1..<5002, 5002..<5004])
  }
}

import Testing

@testable import Source

@Suite struct `One analyzer` {
  @Test func `serves several threads at once`() async throws {
    let analyzer = SourceAnalyzer(version: .python313) { _ in [] }
    let texts = try (1...64).map { count in
      try SourceText(decoding: Array(String(repeating: "if x:\n    y\n", count: count).utf8))
    }
    let counts = try await withThrowingTaskGroup(of: Int.self) { group in
      for text in texts { group.addTask { try analyzer.analyze(text).statements.count } }
      return try await group.reduce(into: Set()) { $0.insert($1) }
    }
    #expect(counts == Set((1...64).map { $0 * 2 }))
  }
}

import Coverage
import Source
import Testing

/// Expectations are what coverage.py 7.17.3 shows.
@Suite struct `Ranges of lines` {
  @Test(
    arguments: [
      ([1, 2, 3, 4, 5, 10, 11, 12, 13, 14], [1, 2, 5, 10, 11, 13, 14], "1-2, 5-11, 13-14"),
      ([1, 2, 3], [1, 2, 3], "1-3"),
      ([1, 2, 3], [], ""),
      ([3, 8, 20], [8], "8"),
      ([], [], ""),
      ([1, 5, 9, 70, 200], [5, 9, 200], "5-9, 200"),
    ] as [([Int], [Int], String)])
  func `join over lines that are no statements`(statements: [Int], lines: [Int], text: String) {
    #expect(LineRanges(LineSet(lines), among: LineSet(statements)).description == text)
  }
}

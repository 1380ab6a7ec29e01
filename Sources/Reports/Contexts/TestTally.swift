package import Source

/// Counts what each test runs, file by file.
package struct TestTally: Sendable {
  /// What one test ran, in recorded lines.
  package struct Counts: Hashable, Sendable {
    package var files = 0
    package var lines = 0

    /// Lines that nothing else ran.
    package var only = 0

    package init(files: Int = 0, lines: Int = 0, only: Int = 0) {
      self.files = files
      self.lines = lines
      self.only = only
    }
  }

  /// By the place of the test in the selection.
  package private(set) var counts: [Counts]

  package init(testCount: Int) { counts = Array(repeating: Counts(), count: testCount) }

  /// Adds a file: the lines that each test ran, by the test's place.
  package mutating func add(_ runs: [(test: Int, lines: LineSet)]) {
    var once: [UInt64] = []
    var often: [UInt64] = []
    for (_, lines) in runs {
      let words = lines.words
      while once.count < words.count {
        once.append(0)
        often.append(0)
      }
      for (index, word) in words.enumerated() {
        often[index] |= once[index] & word
        once[index] |= word
      }
    }
    for (test, lines) in runs where !lines.isEmpty {
      counts[test].files += 1
      counts[test].lines += lines.count
      for (index, word) in lines.words.enumerated() {
        counts[test].only += (word & ~often[index]).nonzeroBitCount
      }
    }
  }
}

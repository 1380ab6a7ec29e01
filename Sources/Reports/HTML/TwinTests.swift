internal import Source

/// Tests that run exactly the statements that others run.
struct TwinTests {
  /// Each group's tests, in the order of their numbers.
  let groups: [[Int]]

  /// For each test the place of its group; nil for one that runs something of its own.
  let groupOf: [Int?]

  /// - Parameters:
  ///   - counts: those of the tests, in the order of their numbers.
  ///   - runs: what is run of each file.
  init(_ counts: some Sequence<TestTally.Counts>, _ runs: some Sequence<[MeasuredTests.Run]>) {
    let counts = Array(counts)
    // Twins run as many lines of as many files, and none alone; few others do.
    var alike: [TestTally.Counts: Int] = [:]
    for count in counts where Self.mayHaveTwin(count) { alike[count, default: 0] += 1 }
    var lines = [[Part]](repeating: [], count: counts.count)
    for (file, runs) in runs.enumerated() {
      for run in runs where alike[counts[run.test], default: 0] > 1 {
        lines[run.test].append(Part(file: file, lines: run.lines))
      }
    }
    let tests = Dictionary(
      grouping: counts.indices.filter { alike[counts[$0], default: 0] > 1 }, by: { lines[$0] })
    groups = tests.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
    var groupOf = [Int?](repeating: nil, count: counts.count)
    for (place, group) in groups.enumerated() {
      for test in group { groupOf[test] = place }
    }
    self.groupOf = groupOf
  }

  private struct Part: Hashable {
    let file: Int
    let lines: LineSet
  }

  private static func mayHaveTwin(_ counts: TestTally.Counts) -> Bool {
    counts.only == 0 && counts.lines > 0
  }

  /// How many other tests run the same.
  func twins(of test: Int) -> Int { groupOf[test].map { groups[$0].count - 1 } ?? 0 }
}

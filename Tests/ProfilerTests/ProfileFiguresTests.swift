import ProfileExamples
import Profiler
import Testing

@Suite struct `Figures of a profile` {
  private let figures = ProfileFigures(Example.profile)

  @Test func `count the time of a recursive function once`() {
    var expected = CallFigures()
    expected.calls = 22
    expected.primitiveCalls = 4
    expected.unwinds = 1
    expected.raises = 1
    expected.own = 1_010_000
    expected.total = 1_030_000
    expected.waiting = 2_500
    expected.overhead = 813_030
    #expect(figures.functions[Example.Place.fib] == expected)
  }

  @Test func `tell calls from resumptions`() {
    var expected = CallFigures()
    expected.calls = 1
    expected.primitiveCalls = 1
    expected.resumptions = 5
    expected.primitiveResumptions = 5
    expected.own = 40_000
    expected.total = 5_040_000
    expected.suspended = 2_000_000
    expected.overhead = 100
    #expect(figures.functions[Example.Place.numbers] == expected)
    #expect(expected.entries == 6)
  }

  @Test func `show who called a function, and what it called`() {
    let callers = figures.callers(of: Example.Place.fib).map {
      [$0.caller, $0.figures.calls, $0.figures.primitiveCalls, $0.figures.own, $0.figures.total]
    }
    #expect(
      callers == [
        [Example.Place.work, 3, 3, 600_000, 1_020_000],
        [Example.Place.fib, 18, 6, 400_000, 420_000],
        [Example.Place.worker, 1, 1, 10_000, 10_000],
      ])
    let callees = figures.callees(of: Example.Place.work).map(\.callee)
    #expect(callees == [Example.Place.fib, Example.Place.numbers])
  }

  @Test func `of lines hold what the lines called, once`() {
    let totals = LineTotals(Example.profile, figures)
    // Line 12 of `fib` is open in two of three nodes, which have 400,000 of 1,010,000 of its time.
    let inner = Int(990_000 * (Double(1_010_000 - 400_000) / 1_010_000))
    #expect(
      totals.totals == [
        [1_500, 8_000_000 + 1_020_000, 998_500 + 5_040_000, 0],
        [10_000, inner + 420_000, 10_000],
        [10_000, 5_030_000],
      ])
    #expect(totals.calls == [[0, 3, 1, 0], [0, 19, 0], [0, 5]])
  }

  @Test func `show the collector and imports apart`() {
    let overview = ProfileOverview(Example.profile, figures)
    #expect(overview.measured == 15_824_333)
    #expect(overview.garbageCollection == 20_000)
    #expect(overview.imports == 700_000)
    #expect(overview.waiting == 4_002_500)
    #expect(overview.suspended == 2_000_000)
    #expect(overview.overhead == 821_110)
  }

  @Test(arguments: [1, 2, 3]) func `are those of a slow count`(seed: UInt64) {
    var random = RandomProfile(seed: seed)
    let profile = random.profile(functions: 12, nodes: 400)
    let figures = ProfileFigures(profile)
    let slow = SlowFigures(profile)
    #expect(figures.functions.map(\.total) == slow.totals)
    #expect(figures.functions.map(\.primitiveEntries) == slow.primitive)
    #expect(
      figures.edges.map { [$0.caller, $0.callee, $0.figures.primitiveEntries, $0.figures.total] }
        == slow.edges)
  }
}

/// The same figures by looking at all ancestors of each node.
private struct SlowFigures {
  private(set) var totals: [Int]
  private(set) var primitive: [Int]
  private(set) var edges: [[Int]] = []

  init(_ profile: Profile) {
    let nodes = profile.tree.nodes
    totals = profile.functions.map { _ in 0 }
    primitive = totals
    var pairs: [[Int]: [Int]] = [:]
    for (place, node) in nodes.enumerated() {
      let above = Array(sequence(first: place) { nodes[$0].parent })
      let entries = node.calls + node.resumptions
      let time = nodes.indices.reduce(0) { sum, other in
        let isBelow = sequence(first: other) { nodes[$0].parent }.contains(place)
        return isBelow ? sum + nodes[other].own : sum
      }
      if !above.dropFirst().contains(where: { nodes[$0].function == node.function }) {
        totals[node.function] += time
        primitive[node.function] += entries
      }
      guard let parent = node.parent else { continue }
      let pair = [nodes[parent].function, node.function]
      let isOpen = above.dropFirst().contains { other in
        nodes[other].parent.map { [nodes[$0].function, nodes[other].function] } == pair
      }
      let old = pairs[pair] ?? [0, 0]
      pairs[pair] = isOpen ? old : [old[0] + entries, old[1] + time]
    }
    edges = pairs.map { $0 + $1 }.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }
  }
}

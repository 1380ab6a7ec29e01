import ProfileExamples
import Profiler
import Testing

@Suite struct `Difference of profiles` {
  private typealias Sample = Change.Sample

  @Test func `is clear when several runs are apart`() {
    let change = Change(
      before: [100_000, 101_000, 99_500].map { Sample(time: $0) },
      after: [110_000, 111_500, 109_000].map { Sample(time: $0) })
    #expect(change.finding == .slower(.runs))
    #expect(change.difference == 10_000)
  }

  @Test func `is noise when several runs overlap`() {
    let change = Change(
      before: [100_000, 140_000].map { Sample(time: $0) },
      after: [150_000, 110_000].map { Sample(time: $0) })
    #expect(change.finding == .noise(.runs))
  }

  @Test(arguments: [
    (Sample(time: 1_000), Sample(time: 1_050), Change.Finding.noise(.tenth)),
    (Sample(time: 1_000), Sample(time: 1_500), .slower(.tenth)),
    (Sample(time: 1_500), Sample(time: 1_000), .faster(.tenth)),
    (Sample(time: 1_000, spread: 600), Sample(time: 1_500), .noise(.hits)),
    (Sample(time: 1_000, spread: 400), Sample(time: 1_500), .slower(.hits)),
    (Sample(time: 1_000, overhead: 2_000), Sample(time: 1_500), .noise(.resolution)),
    (Sample(time: 1_000, spread: 900, count: 10), Sample(time: 1_500, count: 15), .slower(.calls)),
    (Sample(time: 1_500, spread: 900, count: 10), Sample(time: 1_000, count: 15), .noise(.hits)),
    (Sample(time: 7), Sample(time: 7), .noise(.resolution)),
  ])
  func `of single runs is held against what they are good for`(
    before: Change.Sample, after: Change.Sample, expected: Change.Finding
  ) {
    #expect(Change(before: [before], after: [after]).finding == expected)
  }

  @Test func `has what is new and what is gone`() {
    #expect(Change(before: [nil], after: [Sample(time: 5)]).finding == .added)
    #expect(Change(before: [Sample(time: 5)], after: [nil]).finding == .removed)
  }

  @Test func `follows a function that moved within its file, and its lines`() throws {
    var after = Example.profile
    let old = Example.functions[Example.Place.fib]
    after.functions[Example.Place.fib] = ProfiledFunction(
      kind: .python, file: old.file, firstLine: 110, lastLine: 113, name: old.name,
      qualifiedName: old.qualifiedName, module: old.module)
    after.tree.nodes[4].own += 9_000_000
    for place in after.lines[1].lines.indices { after.lines[1].lines[place].line += 100 }
    after.lines[1].lines[1].own += 9_000_000
    let diff = ProfileDiff(before: [Example.profile], after: [after])
    let first = try #require(diff.functions.first)
    #expect(first.function.name == "fib")
    #expect(first.own.finding == .slower(.tenth))
    #expect(first.lines.map(\.line) == [111, 112, 113])
    #expect(first.lines.map(\.own.difference) == [0, 9_000_000, 0])
    #expect(diff.functions.count == 9)
    #expect(diff.after - diff.before == 9_000_000)
  }

  @Test func `does not take an address for a part of a name`() {
    let profiles = ["0x7f1c74109f20", "0x55d0"].map { address in
      let name = "<built-in method __new__ of type object at \(address)>"
      var profile = Example.profile
      profile.functions[Example.Place.sleep] = ProfiledFunction(
        kind: .native, name: name, qualifiedName: name)
      return profile
    }
    let diff = ProfileDiff(before: [profiles[0]], after: [profiles[1]])
    #expect(diff.functions.map(\.own.difference).allSatisfy { $0 == 0 })
  }

  @Test func `takes a tree in another folder for the same`() {
    var after = Example.profile
    after.functions = after.functions.map { function in
      ProfiledFunction(
        kind: function.kind, file: function.file.replacing("/srv", with: "/other"),
        firstLine: function.firstLine, lastLine: function.lastLine, name: function.name,
        qualifiedName: function.qualifiedName, module: function.module)
    }
    let diff = ProfileDiff(before: [Example.profile], after: [after])
    #expect(diff.functions.map(\.own.difference).allSatisfy { $0 == 0 })
    #expect(diff.functions.count == 9)
  }
}

import ProfileExamples
import Profiler
import Testing

@Suite struct `Merged profiles` {
  @Test func `have every figure twice when one is merged with itself`() throws {
    let merged = try #require(Profile.merging([Example.profile, Example.profile]))
    #expect(merged.functions == Example.functions)
    #expect(merged.tree.nodes.map(\.own) == Example.tree.nodes.map { $0.own * 2 })
    #expect(merged.tree.nodes.map(\.parent) == Example.tree.nodes.map(\.parent))
    #expect(
      merged.lines.map { $0.lines.map(\.hits) }
        == Example.lines.map { $0.lines.map { $0.hits * 2 } })
    #expect(
      merged.lines.map { $0.lines.map(\.longest) } == Example.lines.map { $0.lines.map(\.longest) })
    #expect(merged.tests == Example.tests + Example.tests)
    #expect(merged.run.processes == 2)
    #expect(merged.run.wall == Example.profile.run.wall)
  }

  @Test func `keep threads of different names side by side`() throws {
    var other = Profile(run: Example.profile.run)
    other.functions = [
      ProfiledFunction(kind: .thread, name: "other", qualifiedName: "other"),
      Example.functions[Example.Place.fib],
    ]
    other.tree = CallTree([
      CallNode(function: 0, parent: nil), CallNode(function: 1, parent: 0, calls: 1, own: 5),
    ])
    other.lines = [
      FunctionLines(
        function: 1,
        lines: [
          LineTiming(line: 9, lastLine: 9, hits: 1, own: 1, shortest: 1, longest: 1),
          LineTiming(line: 13, lastLine: 13, hits: 1, own: 4, shortest: 4, longest: 4),
        ])
    ]
    let merged = try #require(Profile.merging([Example.profile, other]))
    #expect(merged.tree.nodes.count == Example.tree.nodes.count + 2)
    #expect(merged.tree.nodes.last?.parent == Example.tree.nodes.count)
    let fib = try #require(merged.lines.first { $0.function == Example.Place.fib })
    #expect(fib.lines.map(\.line) == [9, 11, 12, 13])
    #expect(fib.lines.last?.shortest == 4)
    #expect(fib.lines.last?.hits == 13)
  }

  @Test func `are nothing where there are none`() { #expect(Profile.merging([]) == nil) }
}

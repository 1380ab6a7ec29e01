import Coverage
import Testing

@Suite struct `Parallel map` {
  @Test func `gives results in the order of the items`() {
    let items = Array(0..<1000)
    #expect(Parallel.map(items) { "\($0)" } == items.map { "\($0)" })
    #expect(Parallel.map([Int]()) { $0 }.isEmpty)
  }
}

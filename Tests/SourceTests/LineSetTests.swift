import Source
import Testing

@Suite struct `Line set` {
  @Test func `keeps lines in ascending order, once each`() {
    #expect(Array(LineSet([130, 1, 64, 1, 63])) == [1, 63, 64, 130])
    #expect(LineSet([130, 1, 64, 1, 63]).count == 4)
  }

  @Test func `is equal whatever was inserted and removed on the way`() {
    var set: LineSet = [1, 500]
    set.remove(500)
    #expect(set == [1])
    #expect(LineSet([7]).subtracting([7]).isEmpty)
  }

  @Test func `combines as sets do`() {
    let a: LineSet = [1, 2, 70]
    let b: LineSet = [2, 70, 200]
    #expect(a.union(b) == [1, 2, 70, 200])
    #expect(a.intersection(b) == [2, 70])
    #expect(a.subtracting(b) == [1])
    #expect(!a.contains(-1) && !a.contains(1000))
  }
}

@Suite struct `First line map` {
  @Test func `sends every line of a span to its first`() {
    let map = FirstLineMap(spans: [.init(first: 3, last: 5), .init(first: 9, last: 10)])
    #expect([1, 3, 4, 5, 6, 9, 10, 11].map(map.firstLine) == [1, 3, 3, 3, 6, 9, 9, 11])
    #expect(map.firstLines(of: [4, 5, 6]) == [3, 6])
  }
}

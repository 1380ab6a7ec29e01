import Testing

@testable import Source

@Suite struct `Ranges of lines` {
  @Test func `can be added and taken out`() {
    var lines = LineSet()
    lines.insert(contentsOf: 60...130)
    #expect(Array(lines) == Array(60...130))
    lines.subtract(64...127)
    #expect(Array(lines) == [60, 61, 62, 63, 128, 129, 130])
    lines.subtract(100...500)
    #expect(lines == LineSet([60, 61, 62, 63]))
  }

  @Test func `can be looked for`() {
    let lines = LineSet([63, 128])
    #expect(lines.intersects(0...63))
    #expect(!lines.intersects(64...127))
    #expect(lines.intersects(64...900))
    #expect(!lines.intersects(129...900))
  }
}

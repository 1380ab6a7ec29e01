import Testing

@Suite struct `Other tools in the measured process` {
  @Test(arguments: Neighbour.all(in: "coexistence"))
  func `change nothing, and are not changed`(_ program: Neighbour) throws {
    try program.expectHits()
  }
}

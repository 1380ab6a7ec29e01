import Testing

@Suite struct `Processes of test frameworks and libraries` {
  @Test(arguments: Neighbour.all(in: "processes"))
  func `are measured to the last line`(_ program: Neighbour) throws {
    try program.expectHits()
  }
}

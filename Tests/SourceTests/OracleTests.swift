import Testing

@testable import Source

@Suite struct `Facts of a text` {
  @Test(arguments: OracleCase.all)
  func `are what coverage.py says`(example: OracleCase) throws {
    for (version, expected) in try example.expectations() {
      let facts = try example.facts(for: version)
      if facts != expected, OracleCase.defects.contains(example.name) { continue }
      #expect(facts == expected, "on 3.\(version.minor)")
    }
  }

  @Test func `are compared for every case`() {
    #expect(OracleCase.all.count == 227)
  }
}

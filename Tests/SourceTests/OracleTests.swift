import Testing

@testable import Source

@Suite struct `Facts of a text` {
  @Test(arguments: OracleCase.all)
  func `are what coverage.py says`(example: OracleCase) throws {
    for (version, expected) in try example.expectations() {
      let facts = try example.facts(for: version)
      if facts != expected, Self.differentStatements.contains(example.name) { continue }
      #expect(facts == expected, "on 3.\(version.minor)")
    }
  }

  /// The cases in which coverage.py is wrong about more than branches; see `defects.tsv`.
  private static let differentStatements: Set = ["bin_formfeed", "x_match_wildcard_body"]

  @Test func `are compared for every case`() {
    #expect(OracleCase.all.count == 227)
  }
}

import Testing

@testable import Source

/// Analyses Python whose lines end with what is expected of them: `# run` for a statement,
/// `# excluded`, `# doc`, and no comment for a line that is none of these.
///
/// Lines with `# no cover` in them are excluded by pattern.
func expectLines(
  _ text: String, version: LanguageVersion = .python313,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  var expected: [String: [Int]] = ["run": [], "excluded": [], "doc": []]
  for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
    for key in ["run", "excluded", "doc"] where line.hasSuffix("# \(key)") {
      expected[key]?.append(index + 1)
    }
  }
  let analysis = try analyze(text, version: version)
  let actual = [
    "run": Array(analysis.statements), "excluded": Array(analysis.excluded),
    "doc": Array(analysis.docstrings),
  ]
  #expect(actual == expected, sourceLocation: sourceLocation)
}

/// The analysis of `text`, in which lines that hold `# no cover` are excluded.
func analyze(
  _ text: String, version: LanguageVersion = .python313
) throws(SourceError) -> SourceAnalysis {
  let analyzer = SourceAnalyzer(version: version) { bytes in ranges(of: "# no cover", in: bytes) }
  return try analyzer.analyze(try SourceText(decoding: Array(text.utf8)))
}

/// Where `word` stands in `bytes`.
private func ranges(of word: String, in bytes: [UInt8]) -> [Range<Int>] {
  let word = Array(word.utf8)
  guard bytes.count >= word.count else { return [] }
  return (0...(bytes.count - word.count)).compactMap { start in
    bytes[start..<start + word.count].elementsEqual(word) ? start..<start + word.count : nil
  }
}

package import Source

/// A file's text together with what it says.
package struct AnalyzedSource: Hashable, Sendable {
  /// UTF-8 with `\n` line ends.
  package let text: [UInt8]
  package let analysis: SourceAnalysis

  package init(text: [UInt8], analysis: SourceAnalysis) {
    self.text = text
    self.analysis = analysis
  }
}

/// Why a text is no Python, and where.
package struct UnparsableSource: Error, Hashable, Sendable {
  package let line: Int
  package let reason: String

  package init(line: Int, reason: String) {
    self.line = line
    self.reason = reason
  }
}

package import Coverage
package import PythonRegex
package import Source

/// Looks for exclusions that do not do what they were likely written for.
package struct ExclusionAudit: Sendable {
  private let exclusions: Patterns
  private let partials: Patterns
  private let version: LanguageVersion

  /// - Parameters:
  ///   - exclusions: the patterns of what does not count.
  ///   - partials: the patterns of lines whose branches need not all be taken.
  package init(
    exclusions: [AuditedPattern], partials: [AuditedPattern], version: LanguageVersion
  ) throws(PythonRegexError) {
    self.exclusions = try Patterns(exclusions)
    self.partials = try Patterns(partials)
    self.version = version
  }

  /// What there is to say about each file in the order of its lines, then about the patterns.
  package func findings(in measurement: Measurement) -> [ExclusionFinding] {
    let parts = Parallel.map(measurement.files.filter { !$0.isImported }) { file in
      let audit = FileAudit(file, exclusions.joined, partials.joined, version)
      return Part(
        findings: audit.findings, matched: exclusions.matching(file.text),
        matchedPartials: partials.matching(file.text))
    }
    let count = parts.count
    return parts.flatMap(\.findings)
      + exclusions.findings(matched: parts.map(\.matched), in: count)
      + partials.findings(matched: parts.map(\.matchedPartials), in: count)
  }

  private struct Part: Sendable {
    let findings: [ExclusionFinding]
    let matched: [Bool]
    let matchedPartials: [Bool]
  }

  /// The patterns of one purpose, together and one by one.
  private struct Patterns: Sendable {
    let joined: PythonRegex?

    /// Those that the user wrote.
    private let own: [(pattern: AuditedPattern, expression: PythonRegex)]

    init(_ patterns: [AuditedPattern]) throws(PythonRegexError) {
      joined = try PythonRegex.joined(patterns.map(\.pattern))
      var own: [(AuditedPattern, PythonRegex)] = []
      for pattern in patterns where pattern.place != nil {
        own.append((pattern, try PythonRegex(pattern.pattern)))
      }
      self.own = own
    }

    /// Which of the user's patterns match in a text.
    func matching(_ text: [UInt8]) -> [Bool] {
      own.map { !BlankRuns.matches(in: text, with: $0.expression.matches).isEmpty }
    }

    func findings(matched: [[Bool]], in fileCount: Int) -> [ExclusionFinding] {
      own.indices.filter { index in !matched.contains { $0[index] } }.map { index in
        let pattern = own[index].pattern
        let files = fileCount == 1 ? "1 file was" : "\(fileCount) files were"
        return ExclusionFinding(
          kind: .unmatched, path: pattern.place?.path, line: pattern.place?.line,
          found: pattern.pattern,
          remedy: "correct it or remove it from \(pattern.key); \(files) searched")
      }
    }
  }
}

internal import Coverage
internal import PythonRegex
internal import Source

/// Looks at the comments of one file.
struct FileAudit {
  private let file: FileCoverage
  private let source: SourceText
  private let version: LanguageVersion
  private let exclusions: PythonRegex?
  private let partials: PythonRegex?

  init(
    _ file: FileCoverage, _ exclusions: PythonRegex?, _ partials: PythonRegex?,
    _ version: LanguageVersion
  ) {
    self.file = file
    source = SourceText(decoded: file.text)
    self.exclusions = exclusions
    self.partials = partials
    self.version = version
  }

  /// In the order of the lines.
  var findings: [ExclusionFinding] {
    let comments = tokenSpans(of: source, version: version).filter { $0.kind == .comment }
    let excluded = matches(of: exclusions)
    let partial = matches(of: partials)
    var findings: [ExclusionFinding] = []
    for comment in comments {
      if let match = excluded.overlapping(comment.range) {
        if match.lowerBound >= comment.range.lowerBound, excludesNothing(comment.line, match) {
          findings.append(finding(.useless, comment, Self.uselessRemedy))
        }
      } else if let match = partial.overlapping(comment.range) {
        if match.lowerBound >= comment.range.lowerBound, forgivesNothing(comment.line) {
          findings.append(finding(.useless, comment, Self.branchlessRemedy))
        }
      } else if let pragma = PragmaComment(text(of: comment)) {
        findings.append(finding(.misspelt, comment, remedy(pragma)))
      }
    }
    return findings
  }

  private static let uselessRemedy = "put it on a line of code, or remove it"

  private static let branchlessRemedy = "put it on a line that branches, or remove it"

  private func matches(of expression: PythonRegex?) -> [Range<Int>] {
    expression.map { BlankRuns.matches(in: file.text, with: $0.matches) } ?? []
  }

  private func text(of comment: TokenSpan) -> String {
    String(decoding: file.text[comment.range], as: UTF8.self)
  }

  private func finding(
    _ kind: ExclusionFinding.Kind, _ comment: TokenSpan, _ remedy: String
  ) -> ExclusionFinding {
    ExclusionFinding(
      kind: kind, path: file.path, line: comment.line, found: text(of: comment).printable,
      remedy: remedy)
  }

  /// How to say it such that a pattern matches, when there is a way.
  private func remedy(_ pragma: PragmaComment) -> String {
    let (patterns, key) =
      pragma.kind == .cover ? (exclusions, "exclude") : (partials, "partial")
    let spelling = pragma.spelling.printable
    if patterns?.matches(in: Array(pragma.spelling.utf8)).isEmpty == false {
      return "write '\(spelling)'"
    }
    let lines = key == "exclude" ? "exclude_lines" : "partial_branches"
    return "no pattern of \(lines) matches '# pragma: no \(pragma.kind.rawValue)' either; "
      + "add yours in \(key)_also, which keeps the usual ones"
  }

  /// Whether the lines of code would be the same without the match on `line`.
  private func excludesNothing(_ line: Int, _ match: Range<Int>) -> Bool {
    guard !file.analysis.statements.contains(line) else { return false }
    guard let plain = statements(matching: nil) else { return false }
    if plain.contains(file.analysis.firstLines.firstLine(of: line)) { return false }
    return statements(matching: { _ in [match] }) == plain
  }

  /// Whether no branch starts at the statement on `line`.
  private func forgivesNothing(_ line: Int) -> Bool {
    let analyzer = SourceAnalyzer(
      version: version, branches: BranchOptions(rules: .coveragePy), matching: nil)
    guard let flow = try? analyzer.analyze(source).flow else { return false }
    return !flow.branchLines.contains(file.analysis.firstLines.firstLine(of: line))
  }

  private func statements(
    matching match: (@Sendable ([UInt8]) -> [Range<Int>])?
  ) -> LineSet? {
    try? SourceAnalyzer(version: version, matching: match).analyze(source).statements
  }
}

extension [Range<Int>] {
  /// The first of some ranges, in ascending order, that shares a place with `range`.
  fileprivate func overlapping(_ range: Range<Int>) -> Range<Int>? {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = (low + high) / 2
      if self[middle].upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low < endIndex && self[low].lowerBound < range.upperBound ? self[low] : nil
  }
}

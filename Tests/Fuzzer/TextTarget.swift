internal import PythonRegex
internal import Source

/// The analysis of Python files.
struct TextTarget: FuzzTarget {
  static let name = "text"

  private let samples: [[UInt8]]
  private let exclusions: PythonRegex?
  private let partial: PythonRegex?

  init(samples: [[UInt8]], folder: String) throws {
    self.samples = samples.filter { $0.count < 6000 }
    exclusions = try PythonRegex.joined([
      #"#\s*(pragma|PRAGMA)[:\s]?\s*(no|NO)\s*(cover|COVER)"#,
      #"^\s*(((async )?def .*?)?[\])]+(\s*->.*?)?:\s*)?\.\.\.\s*(#|$)"#,
      #"^\s*if (typing\.)?TYPE_CHECKING:"#,
    ])
    partial = try PythonRegex.joined([#"^\s*while (True|1|False|0):"#])
  }

  func input(_ chance: inout Chance) -> [UInt8] {
    var text = chance.element(of: samples)
    TextDamage.apply(to: &text, with: chance.element(of: samples), &chance)
    return text
  }

  func check(_ input: [UInt8], _ chance: inout Chance) throws {
    let version = LanguageVersion(minor: 12 + chance.below(4))
    let rules: BranchRules = chance.isOne(in: 2) ? .exact : .coveragePy
    let analyzer = SourceAnalyzer(
      version: version, exclusions: exclusions,
      branches: BranchOptions(partial: partial, rules: rules))
    let text: SourceText
    do {
      text = try SourceText(decoding: input)
    } catch {
      return try BrokenRule.unless(error.line >= 1, "a fault at line \(error.line)")
    }
    try check(tokenSpans(of: text, version: version), of: text)
    let analysis: SourceAnalysis
    do throws(SourceError) {
      analysis = try analyzer.analyze(text)
    } catch {
      return try BrokenRule.unless(
        (1...text.lineCount + 1).contains(error.line),
        "a fault at line \(error.line) of \(text.lineCount)")
    }
    try check(analysis)
  }

  private func check(_ spans: [TokenSpan], of text: SourceText) throws {
    var end = 0
    var line = 1
    for span in spans {
      try BrokenRule.unless(
        span.range.lowerBound >= end && !span.range.isEmpty && span.line >= line
          && span.range.upperBound <= text.utf8.count, "span \(span) after \(end)")
      try BrokenRule.unless(
        !text.utf8[span.range].contains(10), "span \(span) reaches into the next line")
      end = span.range.upperBound
      line = span.line
    }
  }

  private func check(_ analysis: SourceAnalysis) throws {
    let count = analysis.lineCount
    for (name, lines) in [
      ("statement", analysis.statements), ("excluded", analysis.excluded),
      ("docstring", analysis.docstrings),
    ] {
      for line in lines {
        // A pattern that matches the last newline reaches the line that would come next.
        try BrokenRule.unless(line >= 1 && line <= count + 1, "\(name) \(line) of \(count) lines")
      }
    }
    try BrokenRule.unless(
      analysis.statements.intersection(analysis.excluded).isEmpty, "statements that are excluded")
    for line in analysis.statements {
      let first = analysis.firstLines.firstLine(of: line)
      try BrokenRule.unless(first == line, "statement \(line) within the one at \(first)")
    }
    for region in analysis.regions {
      let isWithin = region.lines.allSatisfy { $0 >= 1 && $0 <= count }
      try BrokenRule.unless(isWithin, "\(region.name) is beyond the end")
    }
    for arc in analysis.flow?.arcs ?? [] {
      let isWithin =
        arc.source >= 1 && arc.source <= max(count, 1)
        && arc.signedDestination.magnitude <= max(count, 1)
      try BrokenRule.unless(isWithin, "\(arc) of \(count) lines")
    }
  }
}

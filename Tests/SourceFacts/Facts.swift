internal import Files
internal import Source

/// The facts of one file as JSON.
func facts(of file: String, _ analyzer: SourceAnalyzer) -> String {
  do {
    let text = try SourceText(decoding: try Files.read(file))
    let analysis = try analyzer.analyze(text)
    let spans = analysis.firstLines.spans.map { "[\($0.first),\($0.last)]" }
    let regions = analysis.regions.map {
      "[\(quoted("\($0.kind)")),\(quoted($0.name)),\($0.start),\(list($0.lines))]"
    }
    return """
      {"file":\(quoted(file)),"statements":\(list(analysis.statements)),\
      "excluded":\(list(analysis.excluded)),"docstrings":\(list(analysis.docstrings)),\
      "spans":[\(spans.joined(separator: ","))],"regions":[\(regions.joined(separator: ","))]\(branches(in: analysis))}
      """
  } catch {
    return #"{"file":\#(quoted(file)),"error":\#(quoted("\(error)"))}"#
  }
}

/// The members for control flow, which come last.
private func branches(in analysis: SourceAnalysis) -> String {
  guard let flow = analysis.flow else { return "" }
  let arcs = flow.arcs.map { "[\($0.source),\($0.signedDestination)]" }
  let counts = flow.exitCounts(without: analysis.excluded).map { "[\($0.line),\($0.count)]" }
  return """
    ,"arcs":[\(arcs.joined(separator: ","))],"exit_counts":[\(counts.joined(separator: ","))],\
    "no_branch":\(list(flow.partialLines))
    """
}

/// The token spans of one file as JSON: line, start, end and kind of each.
func spans(of file: String, _ version: LanguageVersion) -> String {
  do {
    let text = try SourceText(decoding: try Files.read(file))
    let spans = tokenSpans(of: text, version: version).map {
      #"[\#($0.line),\#($0.range.lowerBound),\#($0.range.upperBound),"\#($0.kind)"]"#
    }
    return #"{"file":\#(quoted(file)),"spans":[\#(spans.joined(separator: ","))]}"#
  } catch {
    return #"{"file":\#(quoted(file)),"error":\#(quoted("\(error)"))}"#
  }
}

private func list(_ lines: LineSet) -> String {
  "[" + lines.map { "\($0)" }.joined(separator: ",") + "]"
}

private func quoted(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case "\n": result += "\\n"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}

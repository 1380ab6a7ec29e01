package import Coverage
package import Source

extension ImportedFile {
  /// The lines that ran.
  package var executed: LineSet { LineSet(lines.filter { $0.value > 0 }.keys) }

  /// What the file amounts to, as reports want it.
  ///
  /// Nothing is known of its language: what could run is what the other program says.
  ///
  /// - Parameters:
  ///   - path: as reports show it.
  ///   - text: the source; nil where it is not on this machine.
  ///   - hasBranches: whether the reports are about branches.
  package func coverage(path: String, text: [UInt8]?, hasBranches: Bool) -> FileCoverage {
    var lines = lines
    for (line, exits) in exits where lines[line] == nil {
      lines[line] = exits.values.contains { $0 > 0 } ? 1 : 0
    }
    let last = max(lines.keys.max() ?? 0, excluded.max() ?? 0)
    let text = Self.padded(text ?? [], to: last)
    let ways = ways
    let excluded = LineSet(excluded).subtracting(LineSet(lines.keys))
    let analysis = SourceAnalysis(
      lineCount: max(last, text.count { $0 == UInt8(ascii: "\n") }),
      statements: LineSet(lines.keys), excluded: excluded, docstrings: [],
      firstLines: FirstLineMap(), regions: regions(of: lines, last: last),
      flow: hasBranches ? ControlFlow(arcs: ways.map(\.arc)) : nil)
    return FileCoverage(
      path: path, text: text, analysis: analysis,
      recorded: LineSet(lines.filter { $0.value > 0 }.keys),
      arcs: hasBranches
        ? Set(
          ways.filter { $0.count > 0 }.map {
            RecordedArc(from: $0.arc.source, to: $0.arc.signedDestination)
          })
        : nil,
      isImported: true,
      counts: HitCounts(
        lines: lines, exits: Dictionary(ways.map { ($0.arc, $0.count) }) { first, _ in first },
        functions: Dictionary(functions.values.map { ($0.line, $0.count) }, uniquingKeysWith: max)))
  }

  /// The exits of lines that have more than one, as if each left another piece of code: that keeps
  /// them apart, and in the order of their names.
  private var ways: [(arc: Arc, count: UInt64)] {
    exits.keys.sorted().flatMap { line -> [(arc: Arc, count: UInt64)] in
      let sorted = sortedExits(of: line)
      guard sorted.count > 1 else { return [] }
      return sorted.enumerated().map { index, exit in
        (Arc(from: line, to: .exit(of: sorted.count - index)), exit.count)
      }
    }
  }

  /// The functions; one without an end goes on to the next.
  private func regions(of lines: [Int: UInt64], last: Int) -> [Region] {
    let sorted = functions.filter { (1...max(last, 1)).contains($0.value.line) }
      .sorted { ($0.value.line, $0.key) < ($1.value.line, $1.key) }
    return sorted.indices.map { index in
      let (name, function) = sorted[index]
      let later = sorted[(index + 1)...].prefix { $0.value.line <= function.end ?? .max }
      let next = later.first { $0.value.line > function.line }?.value.line
      let end = min(function.end ?? next.map { $0 - 1 } ?? last, last)
      var own = LineSet()
      own.insert(contentsOf: function.line...max(end, function.line))
      for inner in later where inner.value.line > function.line {
        own.subtract(inner.value.line...max(inner.value.end ?? inner.value.line, inner.value.line))
      }
      // The line of Python's `def` runs though the function may not.
      if function.count == 0, lines[function.line] ?? 0 > 0 { own.remove(function.line) }
      return Region(kind: .function, name: name, start: function.line, lines: own)
    }
  }

  /// A text with at least so many lines, each with `\n` at its end.
  private static func padded(_ text: [UInt8], to count: Int) -> [UInt8] {
    var result = text.contains(UInt8(ascii: "\r")) ? withoutReturns(text) : text
    if let last = result.last, last != UInt8(ascii: "\n") { result.append(UInt8(ascii: "\n")) }
    let missing = count - result.count { $0 == UInt8(ascii: "\n") }
    if missing > 0 { result += [UInt8](repeating: UInt8(ascii: "\n"), count: missing) }
    return result
  }

  private static func withoutReturns(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    for index in text.indices {
      guard text[index] == UInt8(ascii: "\r") else { result.append(text[index]); continue }
      let isFollowed = index + 1 < text.count && text[index + 1] == UInt8(ascii: "\n")
      if !isFollowed { result.append(UInt8(ascii: "\n")) }
    }
    return result
  }
}

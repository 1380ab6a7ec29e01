package import Source

extension Recording {
  /// The lines of one file that ran, by context.
  package struct FileRecording: Hashable, Sendable {
    package var lines: [Context: LineSet]

    /// The recorded transfers, in data that has them; their ends are in `lines`, too.
    package var arcs: [Context: Set<RecordedArc>]

    /// The plug-in that traced the file; empty for plain Python.
    package var tracer: String

    package init(
      lines: [Context: LineSet] = [:], arcs: [Context: Set<RecordedArc>] = [:], tracer: String = ""
    ) {
      self.lines = lines
      self.arcs = arcs
      self.tracer = tracer
    }

    package var allLines: LineSet { lines.values.reduce(into: LineSet()) { $0.formUnion($1) } }

    package var contexts: Dictionary<Context, LineSet>.Keys { lines.keys }

    /// The lines recorded under the labels that `isWanted` picks.
    package func lines(where isWanted: (Context) -> Bool) -> LineSet {
      lines.reduce(into: LineSet()) { if isWanted($1.key) { $0.formUnion($1.value) } }
    }

    /// The transfers recorded under the labels that `isWanted` picks.
    package func arcs(where isWanted: (Context) -> Bool = { _ in true }) -> Set<RecordedArc> {
      let wanted = arcs.filter { isWanted($0.key) }.values
      guard let first = wanted.first, wanted.count > 1 else { return wanted.first ?? [] }
      return wanted.dropFirst().reduce(into: first) { $0.formUnion($1) }
    }

    /// The labels under which each line ran, sorted.
    package var contextsByLine: [Int: [Context]] {
      lines.sorted { $0.key < $1.key }.reduce(into: [:]) { result, entry in
        for line in entry.value { result[line, default: []].append(entry.key) }
      }
    }

    mutating func merge(_ other: FileRecording) {
      lines.merge(other.lines) { $0.union($1) }
      arcs.merge(other.arcs) { $0.union($1) }
      if tracer.isEmpty { tracer = other.tracer }
    }

    mutating func add(_ arc: RecordedArc, in context: Context) {
      arcs[context, default: []].insert(arc)
      if arc.source > 0 { lines[context, default: []].insert(arc.source) }
      if arc.destination > 0 { lines[context, default: []].insert(arc.destination) }
    }
  }
}

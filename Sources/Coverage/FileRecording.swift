package import Source

extension Recording {
  /// What ran of one file, and in which contexts.
  ///
  /// Lines that ran in the same contexts are kept together, and so are transfers: thousands of
  /// contexts take no more than lists of numbers.
  package struct FileRecording: Hashable, Sendable {
    package struct LineGroup: Hashable, Sendable {
      package let lines: LineSet
      package let contexts: ContextSet

      package init(lines: LineSet, contexts: ContextSet) {
        self.lines = lines
        self.contexts = contexts
      }
    }

    package struct ArcGroup: Hashable, Sendable {
      /// In ascending order.
      package let arcs: [RecordedArc]
      package let contexts: ContextSet
    }

    /// Each line is in one group, and no two groups are of the same contexts.
    package private(set) var lineGroups: [LineGroup] = []

    /// The recorded transfers, in data that has them; their ends are in `lineGroups`, too.
    package private(set) var arcGroups: [ArcGroup] = []

    /// The plug-in that traced the file; empty for plain Python.
    package var tracer: String

    package init(
      lines: [Context: LineSet] = [:], arcs: [Context: Set<RecordedArc>] = [:], tracer: String = ""
    ) {
      self.init(
        lines: lines.map { ($1, ContextSet(ContextLabel($0))) },
        arcs: arcs.map { (Array($1), ContextSet(ContextLabel($0))) }, tracer: tracer)
    }

    /// - Parameters:
    ///   - lines: lines and the contexts that they ran in, in any order; a line may come again.
    ///   - arcs: the same for transfers.
    init(
      lines: [(LineSet, ContextSet)], arcs: [([RecordedArc], ContextSet)] = [],
      tracer: String = ""
    ) {
      self.tracer = tracer
      lineGroups = Self.grouped(lines)
      arcGroups = Self.grouped(arcs)
    }

    /// - Parameters:
    ///   - lines: lines and the contexts that they ran in; each line is there once.
    ///   - arcs: the same for transfers, which say of lines what `lines` does.
    init(distinct lines: [(LineSet, ContextSet)], arcs: [([RecordedArc], ContextSet)]) {
      tracer = ""
      var linesOf: [ContextSet: LineSet] = [:]
      for (lines, contexts) in lines { linesOf[contexts, default: []].formUnion(lines) }
      lineGroups = linesOf.map { LineGroup(lines: $1, contexts: $0) }
        .sorted { a, b in Self.isFirst(a.lines.first { _ in true }, b.lines.first { _ in true }) }
      var arcsOf: [ContextSet: [RecordedArc]] = [:]
      for (arcs, contexts) in arcs { arcsOf[contexts, default: []] += arcs }
      arcGroups = arcsOf.map { ArcGroup(arcs: $1.sorted(), contexts: $0) }
        .sorted { a, b in Self.isFirst(a.arcs.first, b.arcs.first) }
    }

    private static func isFirst<Member: Comparable>(_ a: Member?, _ b: Member?) -> Bool {
      guard let a, let b else { return false }
      return a < b
    }

    package var allLines: LineSet { lineGroups.reduce(into: []) { $0.formUnion($1.lines) } }

    /// The lines that ran in each context.
    package var lines: [Context: LineSet] {
      let texts = ContextLabel.texts
      return lineGroups.reduce(into: [:]) { lines, group in
        for label in group.contexts.labels {
          lines[texts[Int(label.number)], default: []].formUnion(group.lines)
        }
      }
    }

    /// The transfers that took place in each context.
    package var arcs: [Context: Set<RecordedArc>] {
      let texts = ContextLabel.texts
      return arcGroups.reduce(into: [:]) { arcs, group in
        for label in group.contexts.labels {
          arcs[texts[Int(label.number)], default: []].formUnion(group.arcs)
        }
      }
    }

    /// The labels, sorted.
    package var contexts: [Context] {
      let texts = ContextLabel.texts
      return labels.map { texts[Int($0.number)] }.sorted()
    }

    /// Sets the places of the labels' numbers.
    func mark(_ isThere: inout [Bool]) {
      for group in lineGroups {
        for label in group.contexts.labels { isThere[Int(label.number)] = true }
      }
    }

    var labels: Set<ContextLabel> {
      lineGroups.reduce(into: []) { $0.formUnion($1.contexts.labels) }
    }

    /// The lines recorded under the labels that `isWanted` picks.
    package func lines(where isWanted: (Context) -> Bool) -> LineSet {
      let texts = ContextLabel.texts
      return lineGroups.reduce(into: LineSet()) { lines, group in
        let isIn = group.contexts.labels.contains { isWanted(texts[Int($0.number)]) }
        if isIn { lines.formUnion(group.lines) }
      }
    }

    /// The transfers recorded under the labels that `isWanted` picks.
    package func arcs(where isWanted: (Context) -> Bool = { _ in true }) -> Set<RecordedArc> {
      let texts = ContextLabel.texts
      return arcGroups.reduce(into: Set<RecordedArc>()) { arcs, group in
        let isIn = group.contexts.labels.contains { isWanted(texts[Int($0.number)]) }
        if isIn { arcs.formUnion(group.arcs) }
      }
    }

    /// The labels under which each line ran, sorted.
    package var contextsByLine: [Int: [Context]] {
      let texts = ContextLabel.texts
      return lineGroups.reduce(into: [:]) { result, group in
        let labels = group.contexts.labels.map { texts[Int($0.number)] }.sorted()
        for line in group.lines { result[line] = labels }
      }
    }

    mutating func merge(_ other: FileRecording) {
      if tracer.isEmpty { tracer = other.tracer }
      if lineGroups.isEmpty {
        lineGroups = other.lineGroups
      } else if other.lineGroups != lineGroups {
        lineGroups = Self.grouped(
          (lineGroups + other.lineGroups).map { ($0.lines, $0.contexts) })
      }
      if arcGroups.isEmpty {
        arcGroups = other.arcGroups
      } else if other.arcGroups != arcGroups {
        arcGroups = Self.grouped((arcGroups + other.arcGroups).map { ($0.arcs, $0.contexts) })
      }
    }

    /// Makes lines and transfers say the same: the ends of a transfer ran, and a line that is at no
    /// end in some context gets one from itself to itself, since a data file with arcs tells in no
    /// other way that it ran.
    mutating func tieLinesToArcs() {
      var touching: [Int: [ContextSet]] = [:]
      for group in arcGroups where !lineGroups.isEmpty {
        for line in Self.ends(of: group.arcs) {
          touching[line, default: []].append(group.contexts)
        }
      }
      var alone: [([RecordedArc], ContextSet)] = []
      for group in lineGroups {
        for line in group.lines {
          let rest = group.contexts.subtracting(touching[line] ?? [])
          if !rest.isEmpty { alone.append(([RecordedArc(from: line, to: line)], rest)) }
        }
      }
      let ran = arcGroups.map { (Self.ends(of: $0.arcs), $0.contexts) }
      lineGroups = Self.grouped(lineGroups.map { ($0.lines, $0.contexts) } + ran)
      arcGroups = Self.grouped(arcGroups.map { ($0.arcs, $0.contexts) } + alone)
    }

    private static func ends(of arcs: [RecordedArc]) -> LineSet {
      arcs.reduce(into: []) { lines, arc in
        if arc.source > 0 { lines.insert(arc.source) }
        if arc.destination > 0 { lines.insert(arc.destination) }
      }
    }

    private static func grouped(_ parts: [(LineSet, ContextSet)]) -> [LineGroup] {
      if parts.count == 1, let part = parts.first, !part.0.isEmpty {
        return [LineGroup(lines: part.0, contexts: part.1)]
      }
      var grouping = ContextGrouping<Int>()
      for (lines, contexts) in parts { grouping.add(lines, in: contexts) }
      return grouping.groups.map { LineGroup(lines: LineSet($0.members), contexts: $0.contexts) }
    }

    private static func grouped(_ parts: [([RecordedArc], ContextSet)]) -> [ArcGroup] {
      if parts.count == 1, let part = parts.first, !part.0.isEmpty {
        return [ArcGroup(arcs: part.0.sorted(), contexts: part.1)]
      }
      var grouping = ContextGrouping<RecordedArc>()
      for (arcs, contexts) in parts { grouping.add(arcs, in: contexts) }
      return grouping.groups.map { ArcGroup(arcs: $0.members, contexts: $0.contexts) }
    }
  }
}

internal import Journal

/// In which contexts the arcs of a code object were taken.
struct TakenArcs {
  private let code: JournalContexts.Code
  private let patterns: [(bits: ArraySlice<UInt32>, contexts: ContextSet)]
  private let everRan: [UInt32]

  /// - Parameter patterns: the bits of all ways in which the code object ran.
  init(
    of code: JournalContexts.Code, _ patterns: [(ArraySlice<UInt32>, ContextSet)]
  ) {
    self.code = code
    self.patterns = patterns
    everRan = patterns.reduce(into: [UInt32](repeating: 0, count: code.wordCount)) { all, pattern in
      for (word, bits) in pattern.0.enumerated() { all[word] |= bits }
    }
  }

  /// The arcs of each way in which the code object ran, and its contexts.
  var inContexts: [(arcs: [RecordedArc], contexts: ContextSet)] {
    var arcs = [[RecordedArc]](repeating: [], count: patterns.count)
    for (index, arc) in code.arcs.enumerated() {
      let recorded = RecordedArc(from: Int(arc.from), to: Int(arc.to))
      for pattern in patternsTaking(arc, at: index) { arcs[pattern].append(recorded) }
    }
    return zip(arcs, patterns).filter { !$0.0.isEmpty }.map { ($0, $1.contexts) }
  }

  private func patternsTaking(_ arc: JournalArc, at index: Int) -> [Int] {
    switch arc.state {
    case .taken, .untaken, .inDoubt:
      let bit = code.lineCount + index
      return patterns.indices.filter { patterns[$0].bits.has(bit) }
    case .asDestination:
      // The line by which code is entered sends no event, and is not where it came from.
      return ran(arc.from, everRan[...]) ? patternsRunning(arc.to) : []
    case .asLines:
      guard ran(arc.from, everRan[...]) else { return [] }
      let from = patternsRunning(arc.from)
      if arc.to < 0 { return from }
      let both = from.filter { ran(arc.to, patterns[$0].bits) }
      // A generator may stop in one context and go on in another.
      return both.isEmpty && code.canPause ? patternsRunning(arc.to) : both
    }
  }

  private func patternsRunning(_ line: Int32) -> [Int] {
    patterns.indices.filter { ran(line, patterns[$0].bits) }
  }

  private func ran(_ line: Int32, _ bits: ArraySlice<UInt32>) -> Bool {
    let index = Int(line) - code.firstLine
    return index >= 0 && index < code.lineCount && bits.has(index)
  }
}

extension ArraySlice<UInt32> {
  func has(_ bit: Int) -> Bool { self[startIndex + bit >> 5] >> (bit & 31) & 1 != 0 }
}

internal import Journal
internal import Source

/// What ran of a code object, and in which contexts.
///
/// Contexts are told by the patterns that they are of, and made into sets once for all lines and arcs that
/// ran in the same.
struct CodeContexts<Patterns: PatternSet> {
  private let code: JournalContexts.Code
  private let contexts: [ContextSet]

  /// By bit of a block: the patterns that have it.
  private var having: [Patterns]

  /// By line on which the code pauses: the patterns in which it went on from there.
  private var resumed: [Int: Patterns] = [:]
  private var sets: [Patterns: ContextSet] = [:]

  private(set) var lines: [(LineSet, ContextSet)] = []
  private(set) var arcs: [([RecordedArc], ContextSet)] = []

  private var seen: Set<RecordedArc> = []

  /// Whether each arc is there once and lines and arcs say the same.
  private(set) var isTied = true

  /// Whether an arc ends at a line that is none of the code object's.
  private(set) var leavesItsLines = false

  /// - Parameters:
  ///   - ran: the bits of all ways in which the code object ran.
  ///   - isTying: whether lines and arcs are to say the same, see `FileRecording.tieLinesToArcs`.
  init(
    of code: JournalContexts.Code, _ ran: [(bits: ArraySlice<UInt32>, contexts: ContextSet)],
    hasArcs: Bool, isTying: Bool
  ) {
    self.code = code
    contexts = ran.map(\.contexts)
    having = Array(repeating: Patterns(), count: code.lineCount + code.arcs.count)
    for (place, pattern) in ran.enumerated() {
      for (index, word) in pattern.bits.enumerated() {
        var rest = word
        while rest != 0 {
          let bit = index << 5 + rest.trailingZeroBitCount
          if bit < having.count { having[bit].add(place) }
          rest &= rest - 1
        }
      }
    }
    for (index, arc) in code.arcs.enumerated() where [.paused, .resumed].contains(arc.state) {
      guard let place = place(of: arc.from) else { continue }
      resumed[place] = having[code.lineCount + index]
    }
    let touching = hasArcs ? addArcs() : []
    addLines(touching: isTying ? touching : [])
  }

  /// Returns, by line, the patterns that took an arc from or to it.
  private mutating func addArcs() -> [Patterns] {
    var touching = Array(repeating: Patterns(), count: code.lineCount)
    var taken: [Patterns: [RecordedArc]] = [:]
    for (index, arc) in code.arcs.enumerated() {
      let patterns = patternsTaking(arc, at: index)
      if patterns.isEmpty { continue }
      if !seen.insert(RecordedArc(from: Int(arc.from), to: Int(arc.to))).inserted { isTied = false }
      taken[patterns, default: []].append(RecordedArc(from: Int(arc.from), to: Int(arc.to)))
      if arc.from <= 0, arc.to <= 0 { isTied = false }
      for end in [arc.from, arc.to] where end > 0 {
        guard let place = place(of: end) else {
          isTied = false
          leavesItsLines = true
          continue
        }
        touching[place] = touching[place].union(patterns)
      }
    }
    for (patterns, arcs) in taken { self.arcs.append((arcs, set(of: patterns))) }
    return touching
  }

  private mutating func addLines(touching: [Patterns]) {
    var ran: [Patterns: LineSet] = [:]
    for index in 0..<code.lineCount {
      var patterns = patternsLeaving(at: index)
      if !touching.isEmpty {
        let rest = patterns.subtracting(touching[index])
        if !rest.isEmpty { addAlone(code.firstLine + index, rest, touching[index]) }
        patterns = patterns.union(touching[index])
      }
      if !patterns.isEmpty { ran[patterns, default: []].insert(code.firstLine + index) }
    }
    for (patterns, lines) in ran { self.lines.append((lines, set(of: patterns))) }
  }

  /// An arc of a line to itself, where no arc tells that it ran.
  private mutating func addAlone(_ line: Int, _ patterns: Patterns, _ touching: Patterns) {
    // One label may be of several patterns, when a context came again.
    let contexts = set(of: patterns).subtracting(set(of: touching))
    if contexts.isEmpty { return }
    let arc = RecordedArc(from: line, to: line)
    if seen.contains(arc) { isTied = false }
    arcs.append(([arc], contexts))
  }

  private mutating func set(of patterns: Patterns) -> ContextSet {
    if let known = sets[patterns] { return known }
    let places = patterns.places
    let set =
      places.count == 1
      ? contexts[places[0]] : ContextSet(unionOf: places.map { contexts[$0] })
    sets[patterns] = set
    return set
  }

  private func patternsTaking(_ arc: JournalArc, at index: Int) -> Patterns {
    switch arc.state {
    case .taken, .untaken, .inDoubt:
      let told = having[code.lineCount + index]
      // An exception may come before the line that the arc leads to.
      return arc.to < 0 ? told : told.intersection(patternsRunning(arc.to))
    case .asDestination:
      // The line by which code is entered sends no event, and is not where it came from.
      return patternsRunning(arc.from).isEmpty ? Patterns() : patternsRunning(arc.to)
    case .asLines:
      let from = place(of: arc.from).map(patternsLeaving) ?? Patterns()
      if from.isEmpty || arc.to < 0 { return from }
      return from.intersection(patternsRunning(arc.to))
    case .paused, .resumed: return Patterns()
    }
  }

  /// Those in which control came from a line, which ran in them or in which code went on from there.
  private func patternsLeaving(at place: Int) -> Patterns {
    guard let resumed = resumed[place] else { return having[place] }
    return having[place].union(resumed)
  }

  private func patternsRunning(_ line: Int32) -> Patterns {
    place(of: line).map { having[$0] } ?? Patterns()
  }

  private func place(of line: Int32) -> Int? {
    let place = Int(line) - code.firstLine
    return place >= 0 && place < code.lineCount ? place : nil
  }
}

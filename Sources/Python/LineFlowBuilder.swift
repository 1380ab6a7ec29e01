/// Finds the arcs of a code object by walking its instructions from every place where a line is
/// entered and from both sides of every branch.
struct LineFlowBuilder {
  private(set) var flow: LineFlow
  private let code: Bytecode
  private let base: Int32
  private let exit: Int32

  /// By line: the only line that leads to it, 0 for none, -1 for several or an exception.
  private var origin: [Int32]
  /// By line: the last of `arcs` that leaves it; with `previousArc`, a list of them all.
  private var lastArc: [Int32]
  private var previousArc: [Int32] = []
  private var hasBranch: [Bool]
  /// By line: whether an exception goes on from it that was caught there, which no event tells.
  private var passesExceptions: [Bool]
  private var directions: [Direction] = []
  private var asyncEnds: [(unit: Int32, arc: Int32)] = []

  /// A side of a branch: the arc that it leads to, and what tells of it better than the branch.
  private struct Direction {
    let unit: Int32
    let isJump: Bool
    let arc: Int32
    let witness: Walk.Witness?
    /// Whether the line that it leads to sends no event.
    let isSilent: Bool
  }

  init(_ code: Bytecode, lines: ClosedRange<Int>, firstLine: Int) {
    self.code = code
    flow = LineFlow(pausing: PausingLines(code))
    base = Int32(lines.lowerBound)
    exit = -Int32(max(firstLine, 1))
    origin = Array(repeating: 0, count: lines.count)
    lastArc = Array(repeating: -1, count: lines.count)
    hasBranch = Array(repeating: false, count: lines.count)
    passesExceptions = hasBranch
  }

  mutating func build(findingTold: Bool) {
    walkBranches()
    walkLines()
    markExceptions()
    for index in flow.arcs.indices {
      let arc = flow.arcs[index]
      if arc.to > 0, origin[Int(arc.to - base)] == arc.from {
        flow.arcs[index].rule = .destination
      }
    }
    if findingTold { findTold() }
    collectSites()
    collectRaises()
  }

  private mutating func findTold() {
    let told = ToldLines(
      code, arcs: flow.arcs, origin: origin, base: base, firstLine: -exit,
      entry: Walk(code, from: -exit, at: 0).line, untold: passesExceptions)
    if !told.isEmpty { flow.told = told }
  }

  // MARK: Walks

  private mutating func walkBranches() {
    var line: Int32 = 0
    for unit in 0..<Int32(code.count) {
      let here = code.lines[Int(unit)]
      if here != 0 { line = here }
      guard line != 0 else { continue }
      switch code.kinds[Int(unit)] {
      case .branch:
        hasBranch[Int(line - base)] = true
        direct(unit, from: line, to: unit + 1, isJump: false)
        direct(unit, from: line, to: code.targets[Int(unit)], isJump: true)
      case .asyncEnd:
        let walk = Walk(code, from: line, at: unit + 1)
        guard let end = destination(walk) else { continue }
        hasBranch[Int(line - base)] = true
        asyncEnds.append((unit, add(line, end, .event)))
      default: break
      }
    }
  }

  private mutating func direct(_ unit: Int32, from line: Int32, to next: Int32, isJump: Bool) {
    let walk = Walk(code, from: line, at: next)
    var arc: Int32 = -1
    // An exception that no 'except' is for leaves as if there were none.
    let isUnhandled =
      isJump && walk.isReraised && walk.end == .exit && isExceptionMatch(before: unit)
    if isUnhandled { passesExceptions[Int(line - base)] = true }
    if !isUnhandled, let end = destination(walk) { arc = add(line, end, .event) }
    directions.append(
      Direction(
        unit: unit, isJump: isJump, arc: arc, witness: arc < 0 ? nil : walk.witness,
        isSilent: walk.isSilent))
  }

  private func isExceptionMatch(before unit: Int32) -> Bool {
    var before = Int(unit) - 1
    while before >= 0, code.kinds[before] == .extension { before -= 1 }
    return before >= 0 && code.kinds[before] == .exceptionMatch
  }

  /// Walks from every place where a line is entered from another.
  private mutating func walkLines() {
    let starts = entries()
    for unit in 0..<Int32(code.count) where starts[Int(unit)] {
      let line = code.lines[Int(unit)]
      let walk = Walk(code, from: line, at: unit)
      guard let end = destination(walk) else { continue }
      if hasBranch[Int(line - base)], let witness = walk.witness {
        let arc = add(line, end, .event)
        if let unit = witness.unit {
          flow.witnesses.append(.init(unit: unit, arc: arc, isExit: witness.isExit))
        }
      } else if walk.isReraised, hasBranch[Int(line - base)] {
        // Entered by an exception alone, which tells of it.
        add(line, end, .event)
      } else {
        add(line, end, .lines)
      }
    }
    // The line that comes first is reached from outside as well.
    if let first = Walk(code, from: 0, at: 0).line { origin[Int(first - base)] = -1 }
  }

  private func entries() -> [Bool] {
    var starts = [Bool](repeating: false, count: code.count)
    var line: Int32 = 0
    var follows = true
    for unit in 0..<code.count {
      let here = code.lines[unit]
      if here != 0 {
        if follows, here != line || unit == 0 || code.lines[unit - 1] == 0 { starts[unit] = true }
        line = here
      }
      let kind = code.kinds[unit]
      if kind != .room { follows = kind.fallsThrough }
      let target = Int(code.targets[unit])
      if target != unit + 1, code.lines[target] != 0, code.lines[target] != line {
        starts[target] = true
      }
      let handler = Int(code.handlers[unit])
      // What ends an asynchronous loop is told by the exception that does.
      if handler >= 0, code.lines[handler] != 0, code.kinds[handler] != .asyncEnd {
        starts[handler] = true
      }
    }
    return starts
  }

  /// A line that an exception leads to can be reached from anywhere.
  private mutating func markExceptions() {
    var last: Int32 = -1
    for handler in code.handlers where handler != last {
      last = handler
      guard handler >= 0 else { continue }
      if let line = Walk(code, from: 0, at: handler).line { origin[Int(line - base)] = -1 }
    }
  }

  private func destination(_ walk: Walk) -> Int32? {
    switch walk.end {
    case .line(let line): line
    case .exit: exit
    case .none: nil
    }
  }

  // MARK: Arcs

  private func arc(_ from: Int32, _ to: Int32) -> Int32? {
    var index = lastArc[Int(from - base)]
    while index >= 0 {
      if flow.arcs[Int(index)].to == to { return index }
      index = previousArc[Int(index)]
    }
    return nil
  }

  @discardableResult
  private mutating func add(_ from: Int32, _ to: Int32, _ rule: LineFlow.Rule) -> Int32 {
    if let known = arc(from, to) {
      if rule == .lines { flow.arcs[Int(known)].rule = .lines }
      return known
    }
    let index = Int32(flow.arcs.count)
    flow.arcs.append(.init(from: from, to: to, rule: rule))
    previousArc.append(lastArc[Int(from - base)])
    lastArc[Int(from - base)] = index
    if to > 0 {
      let place = Int(to - base)
      origin[place] = origin[place] == 0 || origin[place] == from ? from : -1
    }
    return index
  }

  // MARK: Events

  private func needsEvent(_ arc: Int32) -> Bool {
    arc >= 0 && flow.arcs[Int(arc)].rule == .event
  }

  private mutating func collectSites() {
    flow.witnesses = flow.witnesses.filter { needsEvent($0.arc) }
    var index = 0
    while index + 1 < directions.count {
      let next = watched(directions[index])
      let jump = watched(directions[index + 1])
      let unit = directions[index].unit
      let isSilent = directions[index + 1].isSilent
      index += 2
      guard next >= 0 || jump >= 0 else { continue }
      flow.sites.append(
        .init(
          unit: unit, jump: code.targets[Int(unit)], arcs: (next: next, jump: jump),
          silentLine: isSilent && jump >= 0 ? flow.arcs[Int(jump)].to : 0))
    }
  }

  /// The arc for which a side of a branch has to be seen; -1 when there is none, or a better witness.
  private mutating func watched(_ direction: Direction) -> Int32 {
    guard needsEvent(direction.arc) else { return -1 }
    guard let witness = direction.witness else {
      let start = direction.isJump ? code.targets[Int(direction.unit)] : direction.unit + 1
      let from = flow.arcs[Int(direction.arc)].from
      for units in Walk(code, from: from, at: start, notesUnits: true).passed {
        flow.doubts.append(.init(units: units, arc: direction.arc))
      }
      return direction.arc
    }
    if let unit = witness.unit {
      flow.witnesses.append(.init(unit: unit, arc: direction.arc, isExit: witness.isExit))
    }
    return -1
  }

  private mutating func collectRaises() {
    var unit = 0
    while unit < code.count {
      let line = code.lines[unit]
      let handler = code.handlers[unit]
      let start = unit
      repeat {
        unit += 1
      } while unit < code.count && code.lines[unit] == line
        && code.handlers[unit] == handler
      guard line != 0, hasBranch[Int(line - base)] else { continue }
      let units = Int32(start)..<Int32(unit)
      var outer = handler
      if handler >= 0, code.kinds[Int(handler)] == .asyncEnd {
        // What is not the end of the iterator goes on from there.
        outer = code.handlers[Int(handler)]
        if code.lines[Int(handler)] == line,
          let end = asyncEnds.first(where: { $0.unit == handler }), needsEvent(end.arc)
        {
          flow.raises.append(.init(units: units, arc: end.arc, isAsyncEnd: true))
        }
      }
      let destination = outer < 0 ? exit : destination(Walk(code, from: line, at: outer))
      guard let destination else { continue }
      // Even where nothing else leads there: another line of the same statement may.
      let arc = add(line, destination, .event)
      guard needsEvent(arc) else { continue }
      flow.raises.append(.init(units: units, arc: arc, isAsyncEnd: false))
    }
  }
}

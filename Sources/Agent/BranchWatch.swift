internal import Journal
internal import Monitoring
internal import Python

/// What recording branches takes beside recording lines.
struct BranchWatch {
  private let events: BranchEvents
  private let opcodes: Opcodes

  /// - Parameter known: the events that this CPython has.
  init(known: EventSet) throws(AgentError) {
    guard let opcodes = Version.running.opcodes else {
      throw AgentError(
        "branches cannot be recorded on Python \(Version.running) yet; run without --branch")
    }
    self.opcodes = opcodes
    events = BranchEvents(known: known)
  }

  /// The events to ask of all code once code is entered to which exceptions matter.
  ///
  /// None where they can be asked of that code alone.
  var exceptionsOfAllCode: EventSet { events.ofOneCode.isEmpty ? .raise : [] }

  /// Those to ask of one code object for exceptions; none where they come from all code.
  var exceptionsOfOneCode: EventSet { events.ofOneCode }

  /// Sends the events to `recorder`.
  func register(
    _ recorder: UnsafeMutableRawPointer, with tool: borrowing Tool, _ gil: borrowing GIL
  ) throws(MonitoringError) {
    for event in events.ofBranches.events {
      try tool.register(unsafe Callback(jump: branchFunction, state: recorder), for: event, gil)
    }
    try tool.register(unsafe Callback(jump: jumpFunction, state: recorder), for: .jump, gil)
    try tool.register(unsafe Callback(value: returnFunction, state: recorder), for: .pyReturn, gil)
    try tool.register(unsafe Callback(value: raiseFunction, state: recorder), for: .raise, gil)
  }

  /// Sends them to functions that tell contexts apart.
  func registerForContexts(
    _ recorder: UnsafeMutableRawPointer, with tool: borrowing Tool, _ gil: borrowing GIL
  ) throws(MonitoringError) {
    for event in events.ofBranches.events {
      try tool.register(
        unsafe Callback(jump: contextBranchFunction, state: recorder), for: event, gil)
    }
    try tool.register(unsafe Callback(jump: contextJumpFunction, state: recorder), for: .jump, gil)
    try tool.register(
      unsafe Callback(value: contextReturnFunction, state: recorder), for: .pyReturn, gil)
    try tool.register(
      unsafe Callback(value: contextRaiseFunction, state: recorder), for: .raise, gil)
  }

  /// The arcs of a code object.
  func flow(
    _ contents: borrowing CodeContents, of code: CodeObject, table: LineTable,
    lines: ClosedRange<Int>, _ gil: borrowing GIL
  ) throws(PythonError) -> Flow {
    let bytecode = try contents.bytecode(lines: table, opcodes, gil)
    let firstLine = try code.firstLine(gil)
    let canPause = code.canPause(gil)
    let flow = LineFlow(bytecode, lines: lines, firstLine: firstLine, canPause: canPause)
    return Flow(lineFlow: flow, unitCount: bytecode.count)
  }

  /// How control passes through a code object.
  struct Flow {
    let lineFlow: LineFlow
    let unitCount: Int
  }

  /// Hands out a span for the lines and arcs of a code object; nil when there is no space.
  func span(
    of file: JournalWriter.FileID, in journal: JournalWriter, lines: ClosedRange<Int>,
    _ flow: Flow
  ) -> LineSpan? {
    var arcs = flow.lineFlow.arcs.map { arc in
      let state: ArcState =
        switch arc.rule {
        case .event: .untaken
        case .destination: .asDestination
        case .lines: .asLines
        }
      return JournalArc(from: arc.from, to: arc.to, state: state)
    }
    let pausing = flow.lineFlow.pausing
    for line in pausing?.lines ?? [] {
      arcs.append(JournalArc(from: line, to: line, state: .paused))
    }
    guard
      let place = journal.addCode(
        of: file, from: lines.lowerBound, count: lines.count, arcs: arcs)
    else { return nil }
    var branches: UnsafeMutablePointer<BranchTable>?
    if let table = unsafe BranchTable(
      flow.lineFlow, unitCount: flow.unitCount, events, states: place.arcs, hits: place.hits,
      lowestLine: lines.lowerBound)
    {
      unsafe branches = .allocate(capacity: 1)
      unsafe branches?.initialize(to: table)
    }
    return unsafe LineSpan(
      firstLine: lines.lowerBound, count: lines.count,
      branches: branches.map { unsafe UnsafePointer($0) },
      told: flow.lineFlow.told.map { ToldTable($0) }, hits: place.hits, arcCount: arcs.count,
      pauses: pausing.map { pausing in
        unsafe pauses(pausing, firstArc: flow.lineFlow.arcs.count, states: place.arcs)
      })
  }

  private func pauses(
    _ pausing: PausingLines, firstArc: Int, states: UnsafeMutablePointer<UInt8>
  ) -> UnsafePointer<PauseTable> {
    let table = UnsafeMutablePointer<PauseTable>.allocate(capacity: 1)
    unsafe table.initialize(to: PauseTable(pausing, states: states + firstArc, firstArc: firstArc))
    return unsafe UnsafePointer(table)
  }

}

/// Answers the events of branches.
private let branchFunction: JumpFunction = { state, code, offset, destination in
  unsafe withBranches(state, code) { $0.branch(at: offset, to: destination) }
}

/// Answers JUMP.
private let jumpFunction: JumpFunction = { state, code, offset, _ in
  unsafe withBranches(state, code) { $0.pass(offset) }
}

/// Answers PY_RETURN.
private let returnFunction: ValueFunction = { state, code, offset, _ in
  unsafe withBranches(state, code) { $0.pass(offset) }
}

/// Answers RAISE, which comes from all code on some versions.
private let raiseFunction: ValueFunction = { state, code, offset, exception in
  _ = unsafe withBranches(state, code) { unsafe $0.raise(at: offset, exception) }
  return .keep
}

/// Runs `body` on what is recorded of a code object's branches, unless recording pauses.
@inline(__always)
private func withBranches(
  _ state: UnsafeMutableRawPointer, _ code: PyPointer, _ body: (borrowing BranchTable) -> Response
) -> Response {
  unsafe withRecorder(state, code) { recorder, code, gil in
    guard let table = unsafe recorder.branches(of: code, gil) else { return .disable }
    return unsafe body(table.pointee)
  }
}

/// Answers the events of branches where contexts are told apart.
private let contextBranchFunction: JumpFunction = { state, code, offset, destination in
  unsafe withRecorder(state, code) { recorder, code, gil in
    recorder.branchInContext(offset, to: destination, in: code, gil)
  }
}

/// Answers JUMP where contexts are told apart.
private let contextJumpFunction: JumpFunction = { state, code, offset, _ in
  unsafe withRecorder(state, code) { $0.passInContext(offset, of: $1, $2) }
}

/// Answers PY_RETURN where contexts are told apart.
private let contextReturnFunction: ValueFunction = { state, code, offset, _ in
  unsafe withRecorder(state, code) { $0.passInContext(offset, of: $1, $2) }
}

/// Answers RAISE where contexts are told apart.
private let contextRaiseFunction: ValueFunction = { state, code, offset, exception in
  unsafe withRecorder(state, code) { recorder, code, gil in
    unsafe recorder.raiseInContext(offset, exception, in: code, gil)
    return .keep
  }
}

/// Runs `body` unless recording pauses.
@inline(__always)
private func withRecorder(
  _ state: UnsafeMutableRawPointer, _ code: PyPointer,
  _ body: (LineRecorder, CodeObject, borrowing GIL) -> Response
) -> Response {
  unsafe Unmanaged<LineRecorder>.fromOpaque(state)._withUnsafeGuaranteedRef { recorder in
    if recorder.isPaused { return recorder.answerWhilePaused }
    return GIL.assumingHeld { gil in body(recorder, unsafe CodeObject(borrowed: code), gil) }
  }
}

internal import Journal
internal import Monitoring
internal import Python

/// Recording which context each line ran in.
///
/// A place that answered DISABLE says nothing in the next context, and to turn it on again costs
/// more than a hundred events. So places stay on until their code object has sent as many events in
/// one context as turning it on again costs; only then they are turned off, and the code object is
/// noted for the context's end. Most code runs less than that, and costs nothing at a context's end.
extension LineRecorder {
  /// Begins to tell contexts apart; what ran before belongs to the base context.
  func enableContexts(_ gil: borrowing GIL) throws(MonitoringError) {
    guard !recordsContexts else { return }
    recordsContexts = true
    ContextState.followForks()
    let state = unsafe Unmanaged.passUnretained(self).toOpaque()
    try tool.register(unsafe Callback(place: contextLineFunction, state: state), for: .line, gil)
    try unsafe branchWatch?.registerForContexts(state, with: tool, gil)
    try unsafe registerPauses(state, gil)
    if Version.running.hidesLinesAfterWarmEntries {
      entryTool = EntryTool(tool.monitoring, gil)
    }
    try tool.monitoring.restartEvents(gil)
    if branchWatch?.exceptionsOfOneCode.isEmpty == true { try hearExceptions(gil) }
  }

  /// Goes on in the context of a label, "" for none.
  func switchContext(_ label: String, _ gil: borrowing GIL) {
    guard recordsContexts else { return }
    let context = contextID(of: label)
    guard unsafe context != contexts.pointee.log.context else { return }
    unsafe contexts.pointee.enter(context)
    wakeQuietCode(gil)
  }

  private func contextID(of label: String) -> ContextID {
    if label.isEmpty { return .base }
    if let known = idOfContext[label] { return known }
    let full = staticContext.isEmpty ? label : "\(staticContext)|\(label)"
    guard let id = journal.add(context: full) else {
      stop()
      return .base
    }
    idOfContext[label] = id
    return id
  }

  /// Takes note of a line that runs.
  @inline(__always) func recordInContext(_ line: Int, in code: CodeObject, _ gil: borrowing GIL)
    -> Response
  {
    guard let span = unsafe span(of: code, gil) else { return .disable }
    let index = unsafe line - span.pointee.firstLine
    guard index >= 0, unsafe index < span.pointee.count else { return .disable }
    let isFirst = unsafe beginIfNeeded(span)
    unsafe mark(index, span)
    if let told = unsafe span.pointee.told {
      let link = told[index]
      if link.isTold { return .disable }
      if link.previous >= 0 {
        guard !isFirst || link.isFromEntry else { return unsafe cut(span, code, gil) }
        unsafe markTold(Int(link.previous), span, told)
      }
    } else if unsafe span.pointee.inContext.resumed >= 0 {
      unsafe leaveResumedLine(span)
    }
    return unsafe answer(span, code, gil)
  }

  @inline(__always) private func mark(_ index: Int, _ span: UnsafeMutablePointer<LineSpan>) {
    if let bits = unsafe span.pointee.inContext.bits {
      unsafe bits[index >> 5] |= 1 << UInt32(index & 31)
    } else {
      unsafe span.pointee.hits[index] = 1
    }
  }

  /// Takes note of a line and of those that ran before it, for certain.
  @inline(__always) private func markTold(
    _ index: Int, _ span: UnsafeMutablePointer<LineSpan>, _ told: ToldTable
  ) {
    var index = index
    while index >= 0 {
      unsafe mark(index, span)
      index = Int(told[index].previous)
    }
  }

  /// Lets each line of a code object tell of itself from now on: a context began while it ran, so
  /// that some of the lines before may have run in the context before.
  @inline(never) private func cut(
    _ span: UnsafeMutablePointer<LineSpan>, _ code: CodeObject, _ gil: borrowing GIL
  ) -> Response {
    unsafe span.pointee.told = nil
    listenAnew(to: code, gil)
    return .keep
  }

  /// Sees to it that the first line of a code object tells of every context.
  ///
  /// - Returns: whether entries are to be told of for ever.
  func afterEntry(to code: CodeObject, _ gil: borrowing GIL) -> Response {
    guard recordsContexts, EntryTool.concerns(code, gil) else { return .disable }
    return entryTool?.keepForm(ofEntryTo: code, gil) ?? false ? .disable : .keep
  }

  // MARK: Branches

  /// A branch was taken.
  @inline(__always) func branchInContext(
    _ offset: Int32, to destination: Int32, in code: CodeObject, _ gil: borrowing GIL
  ) -> Response {
    guard let span = unsafe span(of: code, gil), let table = unsafe span.pointee.branches else {
      return .disable
    }
    let marks = unsafe marks(span, table)
    let isSettled = unsafe table.pointee.branch(at: offset, to: destination, marks)
    return isSettled ? unsafe answer(span, code, gil) : .keep
  }

  /// A jump or a return takes place.
  @inline(__always) func passInContext(_ offset: Int32, of code: CodeObject, _ gil: borrowing GIL)
    -> Response
  {
    guard let span = unsafe span(of: code, gil), let table = unsafe span.pointee.branches else {
      return .disable
    }
    let marks = unsafe marks(span, table)
    unsafe table.pointee.pass(offset, marks)
    return unsafe answer(span, code, gil)
  }

  /// An exception is raised, or comes out of a call.
  @inline(__always) func raiseInContext(
    _ offset: Int32, _ exception: PyPointer, in code: CodeObject, _ gil: borrowing GIL
  ) {
    guard let span = unsafe span(of: code, gil) else { return }
    let isFirst = unsafe beginIfNeeded(span)
    unsafe leavePausingLine(atOffset: offset, span)
    if let told = unsafe span.pointee.told, let line = told.line(atOffset: offset) {
      if isFirst, !told[line].isFromEntry {
        _ = unsafe cut(span, code, gil)
      } else {
        unsafe markTold(line, span, told)
      }
    }
    guard let table = unsafe span.pointee.branches else { return }
    let marks = unsafe marks(span, table)
    unsafe table.pointee.raise(at: offset, exception, marks)
  }

  @inline(__always) private func marks(
    _ span: UnsafeMutablePointer<LineSpan>, _ table: UnsafePointer<BranchTable>
  ) -> ArcMarks {
    unsafe beginIfNeeded(span)
    return unsafe table.pointee.marks(span.pointee.inContext.bits, after: span.pointee.count)
  }

  // MARK: Code objects

  @inline(__always)
  @discardableResult
  func beginIfNeeded(_ span: UnsafeMutablePointer<LineSpan>) -> Bool {
    if unsafe span.pointee.inContext.epoch == contexts.pointee.epoch { return false }
    unsafe begin(span)
    return true
  }

  /// Whether an event of a code object's place is to come again.
  @inline(__always) func answer(
    _ span: UnsafeMutablePointer<LineSpan>, _ code: CodeObject, _ gil: borrowing GIL
  ) -> Response {
    unsafe span.pointee.inContext.allowance &-= 1
    if unsafe span.pointee.inContext.allowance > 0 { return .keep }
    return unsafe quieten(span, code, gil)
  }

  @inline(never) private func quieten(
    _ span: UnsafeMutablePointer<LineSpan>, _ code: CodeObject, _ gil: borrowing GIL
  ) -> Response {
    // Code objects of the same lines share a span; only one of them is noted.
    let address = unsafe code.borrow()
    if let quiet = unsafe span.pointee.inContext.quiet {
      return unsafe quiet == address ? .disable : .keep
    }
    unsafe span.pointee.inContext.quiet = address
    quietCode.append(
      unsafe QuietCode(code: code.reference(gil).take(), span: span))
    return .disable
  }

  /// Begins a code object's part of the context that goes on.
  @inline(never) private func begin(_ span: UnsafeMutablePointer<LineSpan>) {
    unsafe span.pointee.inContext.epoch = unsafe contexts.pointee.epoch
    let rest = unsafe span.pointee.inContext.allowance
    unsafe span.pointee.inContext.allowance = Self.allowance
    // Lines behind one that waits for other code tell more than once that it was left.
    if unsafe span.pointee.pauses?.pointee.delegates != true {
      unsafe span.pointee.inContext.allowance = unsafe span.pointee.inContext.habit.allowance(
        after: rest, of: Self.allowance)
    }
    unsafe span.pointee.inContext.resumed = -1
    unsafe span.pointee.inContext.bits = nil
    if unsafe contexts.pointee.log.context == .base { return }
    let bits = unsafe contexts.pointee.log.block(
      for: span.pointee.hits, bitCount: span.pointee.bitCount)
    unsafe span.pointee.inContext.bits = unsafe bits
    if unsafe bits == nil { stop() }
  }

  /// Turns all places of a code object on again.
  private func listenAnew(to code: CodeObject, _ gil: borrowing GIL) {
    do {
      try tool.setEvents(.none, in: code, gil)
      try tool.setEvents(localEvents(of: code, gil), in: code, gil)
    } catch {
      Console.warn("cannot watch code: \(error) (code-not-watched)")
    }
  }

  /// Turns the places on again that were turned off in the context before.
  private func wakeQuietCode(_ gil: borrowing GIL) {
    let woken = quietCode
    quietCode.removeAll(keepingCapacity: true)
    for quiet in woken {
      unsafe quiet.span.pointee.inContext.quiet = nil
      let code = unsafe CodeObject(borrowed: quiet.code)
      listenAnew(to: code, gil)
      _ = try? unsafe PyRef(new: quiet.code, gil)
    }
  }
}

/// Answers LINE where contexts are told apart.
private let contextLineFunction: PlaceFunction = { state, code, line in
  unsafe Unmanaged<LineRecorder>.fromOpaque(state)._withUnsafeGuaranteedRef { recorder in
    if recorder.isPaused { return recorder.answerWhilePaused }
    return GIL.assumingHeld { gil in
      recorder.recordInContext(Int(line), in: unsafe CodeObject(borrowed: code), gil)
    }
  }
}

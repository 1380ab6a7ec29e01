internal import Journal
internal import Monitoring
internal import Python

/// Recording which test function each line ran in.
extension LineRecorder {
  /// Begins a context with each test function.
  func followTestFunctions(_ gil: borrowing GIL) throws(AgentError) {
    do {
      let watch = try TestFunctionWatch(gil)
      testWatch = watch
      let state = unsafe Unmanaged.passUnretained(self).toOpaque()
      try tool.register(unsafe Callback(place: enterFunction, state: state), for: .pyStart, gil)
      try tool.register(unsafe Callback(value: throwFunction, state: state), for: .pyThrow, gil)
      try enableContexts(gil)
      try tool.register(unsafe Callback(place: resumeFunction, state: state), for: .pyResume, gil)
      try tool.register(unsafe Callback(value: returnFunction, state: state), for: .pyReturn, gil)
      try tool.register(unsafe Callback(value: leaveFunction, state: state), for: .pyYield, gil)
      try tool.register(unsafe Callback(value: leaveFunction, state: state), for: .pyUnwind, gil)
      let events = try tool.events(gil)
      try tool.setEvents(events.union(TestFunctionWatch.globalEvents), gil)
    } catch {
      throw AgentError("\(error)")
    }
  }

  /// A function is entered.
  fileprivate func enterMaybeTest(_ code: CodeObject, _ gil: borrowing GIL) -> Response {
    guard let testWatch else { return enter(code, gil) }
    let wasTest = testWatch.isTest(code, gil)
    let response = enter(code, gil)
    guard wasTest || testWatch.notice(code, gil) else { return response }
    if !wasTest {
      do { try tool.setEvents(localEvents(of: code, gil), in: code, gil) } catch { return .keep }
    }
    begin(code, testWatch, gil)
    return .keep
  }

  fileprivate func enterTest(_ code: CodeObject, _ gil: borrowing GIL) -> Response {
    guard let testWatch, testWatch.isTest(code, gil) else { return .disable }
    begin(code, testWatch, gil)
    return .keep
  }

  private func begin(_ code: CodeObject, _ testWatch: TestFunctionWatch, _ gil: borrowing GIL) {
    // What the program runs to tell a method's name is no part of it.
    if isNaming { return }
    let wasPaused = isPaused
    isNaming = true
    isPaused = true
    let label = testWatch.enter(code, gil)
    isPaused = wasPaused
    isNaming = false
    if let label { switchContext(label, gil) }
  }

  fileprivate func leaveTest(_ code: CodeObject, _ gil: borrowing GIL) -> Response {
    guard let testWatch, testWatch.isTest(code, gil) else { return .disable }
    if !isNaming, testWatch.leave(code) { switchContext("", gil) }
    return .keep
  }
}

private let enterFunction: PlaceFunction = { state, code, _ in
  unsafe withRecorder(state, code) { $0.enterMaybeTest($1, $2) }
}

private let resumeFunction: PlaceFunction = { state, code, offset in
  unsafe withRecorder(state, code) { recorder, code, gil in
    let response = recorder.enterTest(code, gil)
    if recorder.isPaused { return .keep }
    return recorder.goOnInContext(offset, in: code, gil) == .keep ? .keep : response
  }
}

private let throwFunction: ValueFunction = { state, code, _, _ in
  unsafe withRecorder(state, code) { $0.enterTest($1, $2) }
}

private let returnFunction: ValueFunction = { state, code, offset, _ in
  unsafe withRecorder(state, code) { recorder, code, gil in
    let response = recorder.isPaused ? .keep : recorder.passInContext(offset, of: code, gil)
    return recorder.leaveTest(code, gil) == .keep ? .keep : response
  }
}

/// Answers PY_YIELD and PY_UNWIND.
private let leaveFunction: ValueFunction = { state, code, _, _ in
  unsafe withRecorder(state, code) { $0.leaveTest($1, $2) }
}

@inline(__always)
private func withRecorder(
  _ state: UnsafeMutableRawPointer, _ code: PyPointer,
  _ body: (LineRecorder, CodeObject, borrowing GIL) -> Response
) -> Response {
  unsafe Unmanaged<LineRecorder>.fromOpaque(state)._withUnsafeGuaranteedRef { recorder in
    GIL.assumingHeld { gil in body(recorder, unsafe CodeObject(borrowed: code), gil) }
  }
}

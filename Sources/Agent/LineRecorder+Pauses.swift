internal import Monitoring
internal import Python

/// Recording in which contexts generators and coroutines go on.
///
/// The line on which they paused sends no event when they do, and yet an arc leads from it in the context in
/// which it is left.
extension LineRecorder {
  func registerPauses(
    _ recorder: UnsafeMutableRawPointer, _ gil: borrowing GIL
  ) throws(MonitoringError) {
    guard branchWatch != nil else { return }
    try tool.register(
      unsafe Callback(place: contextResumeFunction, state: recorder), for: .pyResume, gil)
  }

  /// Sees to it that code which was entered before contexts begin tells when it goes on in one.
  ///
  /// Only where a test runner may ask for contexts: the code object is held until then.
  func notePausing(
    _ code: CodeObject, _ span: UnsafeMutablePointer<LineSpan>, _ gil: borrowing GIL
  ) {
    guard !recordsContexts, mayTellTests else { return }
    quietCode.append(unsafe QuietCode(code: code.reference(gil).take(), span: span))
  }

  /// A generator or coroutine goes on.
  @inline(__always) func goOnInContext(
    _ offset: Int32, in code: CodeObject, _ gil: borrowing GIL
  ) -> Response {
    guard let span = unsafe span(of: code, gil), let pauses = unsafe span.pointee.pauses,
      let place = unsafe pauses.pointee.place(atOffset: offset)
    else { return .disable }
    unsafe beginIfNeeded(span)
    if unsafe pauses.pointee.isDelegated(atOffset: offset) {
      unsafe span.pointee.inContext.resumed = Int32(place)
    } else {
      unsafe resume(place, pauses, span)
    }
    return unsafe answer(span, code, gil)
  }

  /// The line on which a coroutine went on is left for another.
  @inline(never) func leaveResumedLine(_ span: UnsafeMutablePointer<LineSpan>) {
    guard let pauses = unsafe span.pointee.pauses else { return }
    unsafe resume(Int(span.pointee.inContext.resumed), pauses, span)
    unsafe span.pointee.inContext.resumed = -1
  }

  /// An exception came out of a line on which code may have gone on.
  @inline(__always) func leavePausingLine(
    atOffset offset: Int32, _ span: UnsafeMutablePointer<LineSpan>
  ) {
    guard let pauses = unsafe span.pointee.pauses,
      let place = unsafe pauses.pointee.place(atOffset: offset)
    else { return }
    unsafe resume(place, pauses, span)
  }

  private func resume(
    _ place: Int, _ pauses: UnsafePointer<PauseTable>, _ span: UnsafeMutablePointer<LineSpan>
  ) {
    unsafe pauses.pointee.resume(
      place, span.pointee.inContext.bits, after: span.pointee.count)
  }
}

/// Answers PY_RESUME where contexts are told apart.
private let contextResumeFunction: PlaceFunction = { state, code, offset in
  unsafe Unmanaged<LineRecorder>.fromOpaque(state)._withUnsafeGuaranteedRef { recorder in
    if recorder.isPaused { return .keep }
    return GIL.assumingHeld { gil in
      recorder.goOnInContext(offset, in: unsafe CodeObject(borrowed: code), gil)
    }
  }
}

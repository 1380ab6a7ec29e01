internal import ProfileLog
internal import Python

/// Exceptions, which are counted where they begin.
extension ProfileRecorder {
  /// Counts an exception that begins in a function; one that comes out of another that it called was
  /// counted there.
  ///
  /// CPython tells of exceptions where there are any, so this costs other programs nothing.
  @inline(never) static func noteRaise(
    of exception: PyPointer, in code: PyPointer, _ state: State,
    _ thread: UnsafeMutablePointer<ThreadStack>, _ now: UInt64
  ) {
    let top = unsafe thread.pointee.top
    guard unsafe top.pointee.code == code else { return }
    unsafe thread.pointee.charge(upTo: now)
    // Another exception may have come to the address of one that was handled in C.
    let passes =
      unsafe thread.pointee.unwinding == UInt(bitPattern: exception)
      && GIL.assumingHeld { gil in unsafe hasCallee(exception, gil) }
    unsafe thread.pointee.unwinding = 0
    if !passes {
      unsafe state.pointee.recorder._withUnsafeGuaranteedRef { recorder in
        unsafe recorder.raises(of: top.pointee.node)?.pointee &+= 1
      }
    }
    unsafe state.pointee.endBookkeeping(since: now, on: thread)
  }

  /// Whether an exception was in another function before.
  private static func hasCallee(_ exception: PyPointer, _ gil: borrowing GIL) -> Bool {
    do {
      let traceback = try unsafe PyRef(borrowed: exception, gil).attribute("__traceback__", gil)
      return try !traceback.isNone && !traceback.attribute("tb_next", gil).isNone
    } catch { return false }
  }

  private func raises(of node: UnsafeMutablePointer<NodeRecord>) -> UnsafeMutablePointer<UInt64>? {
    if let known = unsafe raisesOf[node] { return unsafe known }
    guard let added = unsafe log.addRaises(of: node) else {
      stop()
      return nil
    }
    unsafe raisesOf[node] = unsafe added
    return unsafe added
  }
}

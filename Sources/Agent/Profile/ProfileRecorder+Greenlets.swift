internal import CPython
internal import ProfileLog
internal import Python

/// Greenlets: each has a stack of its own, under its thread.
extension ProfileRecorder {
  /// Follows greenlets from the first new code on that runs after greenlet was imported.
  func lookForGreenlets(_ gil: borrowing GIL) {
    guard greenlets == nil, let found = Greenlets(gil) else { return }
    greenlets = found
    found.follow(gil)
    adoptGreenlet(gil)
  }

  /// Takes the stack so far for that of the thread's own greenlet, if another runs already.
  private func adoptGreenlet(_ gil: borrowing GIL) {
    guard let module = SourceModule.imported("greenlet._greenlet", gil),
      let running = try? unsafe module.call("getcurrent", [], gil),
      let above = try? running.attribute("parent", gil), !above.isNone
    else { return }
    var outermost = above
    while let next = try? outermost.attribute("parent", gil), !next.isNone { outermost = next }
    unsafe switchGreenlet(from: outermost.borrow(), to: running.borrow())
  }

  /// Another greenlet of the running thread goes on, or begins.
  func switchGreenlet(from origin: PyPointer, to target: PyPointer) {
    let now = unsafe state.pointee.now
    guard let greenlets else { return }
    let left = unsafe ProfileEvents.thread(state, now)
    unsafe left.pointee.charge(upTo: now)
    let next = unsafe greenlets.take(target, in: left) ?? ThreadStack.make(besides: left, at: now)
    unsafe next.pointee.endSuspension(at: now)
    for index in unsafe threads.indices where unsafe threads[index] == left {
      unsafe threads[index] = unsafe next
    }
    unsafe state.pointee.thread = unsafe next
    if unsafe left.pointee.top == left.pointee.base {
      // It has ended, or is in nothing that would have to be known later.
      unsafe ThreadStack.discard(left)
    } else {
      unsafe left.pointee.leftAt = now
      unsafe greenlets.keep(left, of: origin)
    }
    unsafe state.pointee.endBookkeeping(since: now, on: next)
  }
}

internal import CPython
internal import Python

/// The stacks of greenlets, which change places within a thread.
///
/// greenlet tells of every switch when it happens, through a function that each thread can have. A
/// thread in which somebody else has one keeps that, and its greenlets share the thread's stack.
@safe final class Greenlets {
  private var stackOf: [PyPointer: UnsafeMutablePointer<ThreadStack>] = unsafe [:]

  /// `greenlet.settrace` and our function, which are never given up.
  private let setTrace: PyPointer
  private let function: PyPointer

  /// Nil where greenlet was not imported.
  init?(_ gil: borrowing GIL) {
    guard let module = SourceModule.imported("greenlet._greenlet", gil),
      let setTrace = try? module.attribute("settrace", gil),
      let own = try? unsafe PyRef(
        new: ExtensionModule.make("pyprof_greenlets", Self.functions)?
          .assumingMemoryBound(to: PyPointer.Pointee.self), gil),
      let function = try? own.attribute("switched", gil)
    else { return nil }
    unsafe self.setTrace = unsafe setTrace.take()
    unsafe self.function = unsafe function.take()
  }

  private static let functions = unsafe [ModuleFunction(name: "switched", body: switched)]

  /// `switched(event, (origin, target))`, called in the target before it runs.
  private static let switched: ModuleFunction.Body = { _, start, count in
    unsafe CallArguments.answer(start, count) { arguments, gil throws(PythonError) in
      let pair = try arguments.object(1, gil)
      if let origin = unsafe PyTuple_GetItem(pair.borrow(), 0),
        let target = unsafe PyTuple_GetItem(pair.borrow(), 1)
      {
        unsafe Profiling.recorder?.switchGreenlet(from: origin, to: target)
      }
      PyErr_Clear()
      return .none(gil)
    }
  }

  /// Asks to be told of the switches in the running thread.
  func follow(_ gil: borrowing GIL) {
    let setTrace = unsafe PyRef(borrowed: setTrace, gil)
    let ours = unsafe PyRef(borrowed: function, gil)
    guard let before = try? setTrace.call(with: ours, gil), !before.isNone,
      unsafe before.borrow() != function
    else { return }
    _ = try? setTrace.call(with: before, gil)
  }

  /// Keeps the stack of a greenlet that is left.
  func keep(_ stack: UnsafeMutablePointer<ThreadStack>, of greenlet: PyPointer) {
    unsafe stackOf[greenlet] = unsafe stack
  }

  /// Takes the stack of a greenlet that goes on; nil for one that begins.
  ///
  /// A stack of another thread is that of a greenlet which is gone, and whose address is used anew.
  func take(
    _ greenlet: PyPointer, in thread: UnsafeMutablePointer<ThreadStack>
  ) -> UnsafeMutablePointer<ThreadStack>? {
    guard let stack = unsafe stackOf.removeValue(forKey: greenlet) else { return nil }
    if unsafe stack.pointee.identity == thread.pointee.identity { return unsafe stack }
    unsafe ThreadStack.discard(stack)
    return nil
  }

  /// Leaves the lines that waiting greenlets are on.
  func close() {
    unsafe stackOf.values.forEach { unsafe $0.pointee.leaveAll() }
  }

  /// In a forked child: those that wait do so from now on.
  func restart(at now: UInt64) {
    unsafe stackOf.values.forEach { unsafe $0.pointee.leftAt = now }
  }
}

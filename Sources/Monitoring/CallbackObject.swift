internal import CPython
internal import Python

/// Makes the Python callables that stand for callbacks.
enum CallbackObject {
  /// A built-in function whose `self` holds all that an event needs.
  ///
  /// It costs CPython no argument tuple (METH_FASTCALL) and us no look-up. DISABLE and MISSING are
  /// never freed, so their addresses are enough.
  static func make(
    _ callback: Callback, for event: Event, disable: borrowing PyRef, missing: borrowing PyRef,
    _ gil: borrowing GIL
  ) throws(PythonError) -> PyRef {
    let type = try makeType(gil)
    let context = try unsafe PyRef(
      new: PyType_GenericAlloc(OpaquePointer(type.borrow()), 0), gil)
    let held = unsafe UnsafeMutableRawPointer(context.borrow())
      .assumingMemoryBound(to: PycovCallback.self)
    unsafe held.pointee.function = unsafe callback.function
    unsafe held.pointee.state = unsafe callback.state
    let canDisable = event.canBeDisabled(in: Version.running)
    unsafe held.pointee.disable = canDisable ? disable.borrow() : pycov_none()
    unsafe held.pointee.missing = unsafe missing.borrow()
    return try unsafe PyRef(
      new: PyCFunction_NewEx(Definitions.of(callback.shape), context.borrow(), nil), gil)
  }

  /// The type of that `self`: memory, and nothing to call.
  private static func makeType(_ gil: borrowing GIL) throws(PythonError) -> PyRef {
    let name: StaticString = "pycov.callback"
    var end = unsafe PyType_Slot()
    let made = unsafe withUnsafeMutablePointer(to: &end) { slots in
      let start = unsafe UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self)
      var spec = unsafe PyType_Spec(
        name: start, basicsize: CInt(MemoryLayout<PycovCallback>.size), itemsize: 0,
        flags: pycov_noInstances(), slots: slots)
      return unsafe PyType_FromSpec(&spec)
    }
    return try unsafe PyRef(new: made, gil)
  }

  /// Method definitions, which CPython wants to stay where they are for ever.
  private enum Definitions {
    nonisolated(unsafe) static let place = unsafe define("place", Trampoline.place)
    nonisolated(unsafe) static let value = unsafe define("value", Trampoline.value)
    nonisolated(unsafe) static let call = unsafe define("call", Trampoline.call)
    nonisolated(unsafe) static let jump = unsafe define("jump", Trampoline.jump)

    static func of(_ shape: Event.Shape) -> UnsafeMutablePointer<PyMethodDef> {
      switch shape {
      case .place: unsafe place
      case .value: unsafe value
      case .call: unsafe call
      case .jump: unsafe jump
      }
    }

    private static func define(
      _ name: StaticString, _ function: FastFunction
    ) -> UnsafeMutablePointer<PyMethodDef> {
      let definition = UnsafeMutablePointer<PyMethodDef>.allocate(capacity: 1)
      unsafe definition.initialize(
        to: PyMethodDef(
          ml_name: UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self),
          ml_meth: unsafeBitCast(function, to: PyCFunction.self), ml_flags: METH_FASTCALL,
          ml_doc: nil))
      return unsafe definition
    }
  }
}

internal import CPython

/// Modules that are written in Swift.
package enum ExtensionModule {
  /// A new module, as an extension's `PyInit_` function returns it; nil with an exception set.
  package static func make(
    _ name: StaticString, _ functions: [ModuleFunction] = []
  ) -> UnsafeMutableRawPointer? {
    // CPython keeps the definition as long as it lives.
    let definition = UnsafeMutablePointer<PyModuleDef>.allocate(capacity: 1)
    unsafe definition.initialize(to: PyModuleDef())
    unsafe definition.pointee.m_base.ob_base.ob_refcnt = 1
    unsafe definition.pointee.m_name = characters(name)
    unsafe definition.pointee.m_size = -1
    unsafe definition.pointee.m_methods = methods(functions)
    return unsafe UnsafeMutableRawPointer(PyModule_Create2(definition, PYTHON_ABI_VERSION))
  }

  /// The functions as CPython wants them: ended by an empty one, and there for ever.
  private static func methods(_ functions: [ModuleFunction]) -> UnsafeMutablePointer<PyMethodDef> {
    let methods = UnsafeMutablePointer<PyMethodDef>.allocate(capacity: functions.count + 1)
    for (index, function) in functions.enumerated() {
      unsafe (methods + index).initialize(
        to: PyMethodDef(
          ml_name: characters(function.name),
          ml_meth: unsafeBitCast(function.body, to: PyCFunction.self), ml_flags: METH_FASTCALL,
          ml_doc: nil))
    }
    unsafe (methods + functions.count).initialize(to: PyMethodDef())
    return unsafe methods
  }

  private static func characters(_ text: StaticString) -> UnsafePointer<CChar> {
    unsafe UnsafeRawPointer(text.utf8Start).assumingMemoryBound(to: CChar.self)
  }

  /// Calls `function` at the very end of the interpreter's life; false when there is no room.
  package static func atExit(_ function: @convention(c) () -> Void) -> Bool {
    Py_AtExit(function) == 0
  }
}

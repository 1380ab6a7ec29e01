internal import CPython

/// What `import` gets from a library that is loaded for its effects alone: a module without names.
package enum ExtensionModule {
  /// A new module, as an extension's `PyInit_` function returns it; nil with an exception set.
  package static func make(_ name: StaticString) -> UnsafeMutableRawPointer? {
    // CPython keeps the definition as long as it lives.
    let definition = UnsafeMutablePointer<PyModuleDef>.allocate(capacity: 1)
    unsafe definition.initialize(to: PyModuleDef())
    unsafe definition.pointee.m_base.ob_base.ob_refcnt = 1
    unsafe definition.pointee.m_name = UnsafeRawPointer(name.utf8Start)
      .assumingMemoryBound(to: CChar.self)
    unsafe definition.pointee.m_size = -1
    return unsafe UnsafeMutableRawPointer(PyModule_Create2(definition, PYTHON_ABI_VERSION))
  }

  /// Calls `function` at the very end of the interpreter's life; false when there is no room.
  package static func atExit(_ function: @convention(c) () -> Void) -> Bool {
    Py_AtExit(function) == 0
  }
}

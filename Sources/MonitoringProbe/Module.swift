internal import CPython
internal import Python

/// Makes the module `pycov_probe`: Monitoring, for Python scripts that test it.
@c(PyInit_pycov_probe) public func initialize() -> UnsafeMutableRawPointer? {
  let name: StaticString = "pycov_probe"
  let definition = UnsafeMutablePointer<PyModuleDef>.allocate(capacity: 1)
  unsafe definition.initialize(to: PyModuleDef())
  unsafe definition.pointee.m_base.ob_base.ob_refcnt = 1
  unsafe definition.pointee.m_name = characters(name)
  unsafe definition.pointee.m_size = -1
  unsafe definition.pointee.m_methods = methods()
  return unsafe UnsafeMutableRawPointer(PyModule_Create2(definition, PYTHON_ABI_VERSION))
}

/// The functions as CPython wants them: ended by an empty one, and there for ever.
private func methods() -> UnsafeMutablePointer<PyMethodDef> {
  let functions = ToolFunctions.all + RecorderFunctions.all + CodeFunctions.all
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

private func characters(_ text: StaticString) -> UnsafePointer<CChar> {
  unsafe UnsafeRawPointer(text.utf8Start).assumingMemoryBound(to: CChar.self)
}

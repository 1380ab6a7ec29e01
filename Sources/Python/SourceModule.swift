internal import CPython

/// Modules that are made of Python text inside this library.
package enum SourceModule {
  /// Runs `source` as the module `name`, which is in `sys.modules` from then on.
  ///
  /// - Parameter file: what tracebacks name, such as `<pycov>`; no file of the program's.
  package static func run(
    _ source: String, as name: String, file: String, _ gil: borrowing GIL
  ) throws(PythonError) -> PyRef {
    let code = try unsafe PyRef(new: Py_CompileString(source, file, Py_file_input), gil)
    return try unsafe PyRef(new: PyImport_ExecCodeModule(name, code.borrow()), gil)
  }

  /// The module of that name, if it was imported; nil as well at the interpreter's end.
  package static func imported(_ name: String, _ gil: borrowing GIL) -> PyRef? {
    guard let modules = unsafe PySys_GetObject("modules"),
      let module = unsafe PyDict_GetItemString(modules, name)
    else { return nil }
    return unsafe PyRef(borrowed: module, gil)
  }

  /// Lets `import` find `module` under `name`.
  package static func publish(
    _ module: borrowing PyRef, as name: String, _ gil: borrowing GIL
  ) throws(PythonError) {
    guard let modules = unsafe PyImport_GetModuleDict(),
      unsafe PyDict_SetItemString(modules, name, module.borrow()) == 0
    else { throw PythonError(takingCurrent: gil) }
  }

  /// The names that `source` binds when it is run by itself, as a `dict`.
  package static func names(
    in source: String, file: String, _ gil: borrowing GIL
  ) throws(PythonError) -> PyRef {
    let code = try unsafe PyRef(new: Py_CompileString(source, file, Py_file_input), gil)
    let names = try PyRef.dictionary(gil)
    try names.set("__builtins__", PyRef(module: "builtins", gil), gil)
    _ = try unsafe PyRef(
      new: PyEval_EvalCode(code.borrow(), names.borrow(), names.borrow()), gil)
    return names
  }
}

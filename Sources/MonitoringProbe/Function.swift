internal import CPython
internal import Python

/// One function of the module.
@safe struct Function {
  typealias Body =
    @convention(c) (PyPointer?, UnsafePointer<PyPointer?>?, Py_ssize_t) -> PyPointer?

  let name: StaticString
  let body: Body
}

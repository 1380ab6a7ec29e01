internal import CPython

/// A function of a module that is written in Swift.
@safe package struct ModuleFunction {
  /// Called with the lock held: the module, the arguments, their count; nil with an exception set.
  ///
  /// See `CallArguments.answer` for the usual way to write one.
  package typealias Body =
    @convention(c) (PyPointer?, UnsafePointer<PyPointer?>?, Int) -> PyPointer?

  let name: StaticString
  let body: Body

  package init(name: StaticString, body: @escaping Body) {
    self.name = name
    unsafe self.body = unsafe body
  }
}

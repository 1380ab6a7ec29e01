internal import CPython

/// A code object that someone else keeps alive: CPython, for the length of a callback.
///
/// Its address is an identity only while it lives; see `CodeExtra` for data that dies with it.
@safe public struct CodeObject {
  @usableFromInline let pointer: PyPointer

  /// The code object at `pointer`, which is one for certain.
  @inlinable @inline(__always) public init(borrowed pointer: PyPointer) {
    unsafe self.pointer = pointer
  }

  /// The code object at `pointer`, or nil where another kind of object is there.
  ///
  /// Extensions that fire events of their own may pass any object as code.
  package init?(checking pointer: PyPointer, _ gil: borrowing GIL) {
    guard unsafe PyObject_IsInstance(pointer, pycov_codeType()) == 1 else {
      PyErr_Clear()
      return nil
    }
    unsafe self.init(borrowed: pointer)
  }

  /// The object's address.
  @inlinable public func borrow() -> PyPointer { unsafe pointer }

  /// A reference that keeps the code object alive.
  package func reference(_ gil: borrowing GIL) -> PyRef { unsafe PyRef(borrowed: pointer, gil) }

  /// `co_filename`: as it was given to the compiler, so it may be relative or `<string>`.
  package func filename(_ gil: borrowing GIL) throws(PythonError) -> String {
    try attribute("co_filename", gil).text(gil)
  }

  /// `co_name`, such as `method`.
  package func name(_ gil: borrowing GIL) throws(PythonError) -> String {
    try attribute("co_name", gil).text(gil)
  }

  /// `co_qualname`, such as `Class.method` or `function.<locals>.<lambda>`.
  package func qualname(_ gil: borrowing GIL) throws(PythonError) -> String {
    try attribute("co_qualname", gil).text(gil)
  }

  /// `co_firstlineno`: of the first decorator where there is one.
  package func firstLine(_ gil: borrowing GIL) throws(PythonError) -> Int {
    try attribute("co_firstlineno", gil).integer(gil)
  }

  /// Whether the code is a generator's or a coroutine's.
  package func canPause(_ gil: borrowing GIL) -> Bool {
    let pausing = 0x20 | 0x80 | 0x200
    return ((try? attribute("co_flags", gil).integer(gil)) ?? 0) & pausing != 0
  }

  /// The lines of the code object's instructions.
  package func lineTable(_ gil: borrowing GIL) throws(PythonError) -> LineTable {
    let first = try firstLine(gil)
    return try unsafe attribute("co_linetable", gil).withBytes(gil) { bytes in
      unsafe LineTable(firstLine: first, encoded: bytes)
    }
  }

  private func attribute(_ name: String, _ gil: borrowing GIL) throws(PythonError) -> PyRef {
    try unsafe PyRef(new: PyObject_GetAttrString(pointer, name), gil)
  }
}

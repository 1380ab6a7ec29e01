internal import CPython

extension PyRef {
  /// An `int`.
  package init(_ number: Int, _ gil: borrowing GIL) throws(PythonError) {
    try unsafe self.init(new: PyLong_FromSsize_t(number), gil)
  }

  /// A `str`.
  package init(_ text: String, _ gil: borrowing GIL) throws(PythonError) {
    var text = text
    let made = text.withUTF8 { bytes in
      unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
        unsafe PyUnicode_FromStringAndSize(characters.baseAddress, characters.count)
      }
    }
    try unsafe self.init(new: made, gil)
  }

  /// A module, imported where it was not before.
  package init(module name: String, _ gil: borrowing GIL) throws(PythonError) {
    try unsafe self.init(new: PyImport_ImportModule(name), gil)
  }

  /// `None`.
  package static func none(_ gil: borrowing GIL) -> PyRef {
    unsafe PyRef(borrowed: pycov_none(), gil)
  }

  /// Whether the object is `None`.
  package var isNone: Bool { unsafe borrow() == pycov_none() }

  /// Whether the object is a module.
  package var isModule: Bool { unsafe pycov_isModule(borrow()) != 0 }

  /// What `repr(object)` says.
  package func representation(_ gil: borrowing GIL) throws(PythonError) -> String {
    try unsafe PyRef(new: PyObject_Repr(borrow()), gil).text(gil)
  }

  /// What `object.name` is.
  package func attribute(_ name: String, _ gil: borrowing GIL) throws(PythonError) -> PyRef {
    try unsafe PyRef(new: PyObject_GetAttrString(borrow(), name), gil)
  }

  /// The integer that `object.name` is; nil where there is no such attribute.
  package func integerIfPresent(
    _ name: String, _ gil: borrowing GIL
  ) throws(PythonError) -> Int? {
    do {
      return try attribute(name, gil).integer(gil)
    } catch {
      guard error.type == "AttributeError" else { throw error }
      return nil
    }
  }

  /// The value of an `int` that fits.
  package func integer(_ gil: borrowing GIL) throws(PythonError) -> Int {
    let number = unsafe PyLong_AsSsize_t(borrow())
    if number == -1, unsafe PyErr_Occurred() != nil { throw PythonError(takingCurrent: gil) }
    return number
  }

  /// The text of a `str`.
  ///
  /// Bytes that were no text when CPython met them (in a file name, say) are repaired.
  package func text(_ gil: borrowing GIL) throws(PythonError) -> String {
    var count = 0
    if let bytes = unsafe PyUnicode_AsUTF8AndSize(borrow(), &count) {
      return unsafe String(
        decoding: UnsafeRawBufferPointer(start: bytes, count: count), as: UTF8.self)
    }
    let failure = PythonError(takingCurrent: gil)
    guard let encoded = unsafe PyUnicode_EncodeFSDefault(borrow()) else {
      PyErr_Clear()
      throw failure
    }
    let bytes = try unsafe PyRef(new: encoded, gil)
    return unsafe try bytes.withBytes(gil) { unsafe String(decoding: $0, as: UTF8.self) }
  }

  /// Runs `body` on the contents of a `bytes` object.
  package func withBytes<R>(
    _ gil: borrowing GIL, _ body: (UnsafeRawBufferPointer) -> R
  ) throws(PythonError) -> R {
    var start: UnsafeMutablePointer<CChar>?
    var count = 0
    guard unsafe PyBytes_AsStringAndSize(borrow(), &start, &count) == 0 else {
      throw PythonError(takingCurrent: gil)
    }
    return unsafe body(UnsafeRawBufferPointer(start: start, count: count))
  }

  /// What `object.name(arguments...)` returns.
  package func call(
    _ name: String, _ arguments: [PyPointer], _ gil: borrowing GIL
  ) throws(PythonError) -> PyRef {
    let function = try attribute(name, gil)
    let result = unsafe arguments.withUnsafeBufferPointer { (list) -> PyPointer? in
      unsafe list.withMemoryRebound(to: PyPointer?.self) { list in
        unsafe PyObject_Vectorcall(function.borrow(), list.baseAddress, list.count, nil)
      }
    }
    return try unsafe PyRef(new: result, gil)
  }

  /// Calls the object itself with three arguments, for what it does.
  package func run(
    _ first: PyPointer, _ second: PyPointer, _ third: PyPointer, _ gil: borrowing GIL
  ) throws(PythonError) {
    var arguments = unsafe (PyPointer?(first), PyPointer?(second), PyPointer?(third))
    let result = unsafe withUnsafePointer(to: &arguments) { list in
      unsafe list.withMemoryRebound(to: PyPointer?.self, capacity: 3) { list in
        unsafe PyObject_Vectorcall(borrow(), list, 3, nil)
      }
    }
    _ = try unsafe PyRef(new: result, gil)
  }

  /// What the object itself, called with arguments by name, returns.
  package func call(
    names: borrowing PyRef, _ gil: borrowing GIL
  ) throws(PythonError) -> PyRef {
    let empty = try unsafe PyRef(new: PyTuple_New(0), gil)
    return try unsafe PyRef(new: PyObject_Call(borrow(), empty.borrow(), names.borrow()), gil)
  }

  /// What the object itself, called with one argument, returns.
  package func call(
    with argument: borrowing PyRef, _ gil: borrowing GIL
  ) throws(PythonError) -> PyRef {
    var argument: PyPointer? = unsafe argument.borrow()
    return try unsafe PyRef(new: PyObject_Vectorcall(borrow(), &argument, 1, nil), gil)
  }
}

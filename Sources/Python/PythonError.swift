internal import CPython

/// An exception of CPython's, as text: it holds no object, so it can leave the lock.
package struct PythonError: Error, Hashable, Sendable {
  /// The name of the exception's class, such as `ValueError`.
  package let type: String
  package let message: String

  package init(type: String, message: String) {
    self.type = type
    self.message = message
  }

  /// Moves the thread's current exception into a Swift error and clears it.
  package init(takingCurrent gil: borrowing GIL) {
    guard let raised = unsafe PyErr_GetRaisedException() else {
      self.init(type: "SystemError", message: "a failure was reported with no exception set")
      return
    }
    defer { unsafe Py_DecRef(raised) }
    let type = unsafe Self.typeName(of: raised, gil)
    let message = unsafe Self.text(of: raised, gil)
    self.init(type: type, message: message)
  }

  /// Raises it again, as the built-in class of its name, or as a `RuntimeError`.
  package func raise(_ gil: borrowing GIL) {
    let found = try? PyRef(module: "builtins", gil).attribute(type, gil)
    guard let found, unsafe Self.isExceptionClass(found.borrow()) else {
      unsafe PyErr_SetString(pycov_runtimeError(), description)
      return
    }
    unsafe PyErr_SetString(found.borrow(), message)
  }

  private static func isExceptionClass(_ object: PyPointer) -> Bool {
    let answer = unsafe PyObject_IsSubclass(object, pycov_baseException())
    if answer < 0 { PyErr_Clear() }
    return answer == 1
  }

  private static func typeName(of object: PyPointer, _ gil: borrowing GIL) -> String {
    guard let name = unsafe PyType_GetName(pycov_typeOf(object)) else {
      PyErr_Clear()
      return "Exception"
    }
    defer { unsafe Py_DecRef(name) }
    return unsafe utf8(of: name)
  }

  /// What `str(object)` says; the empty string where that fails too.
  private static func text(of object: PyPointer, _ gil: borrowing GIL) -> String {
    guard let text = unsafe PyObject_Str(object) else {
      PyErr_Clear()
      return ""
    }
    defer { unsafe Py_DecRef(text) }
    return unsafe utf8(of: text)
  }

  /// A `str` as UTF-8, with what has no place there written out, as in `caf\udce9`.
  private static func utf8(of text: PyPointer) -> String {
    guard let encoded = unsafe PyUnicode_AsEncodedString(text, "utf-8", "backslashreplace") else {
      PyErr_Clear()
      return ""
    }
    defer { unsafe Py_DecRef(encoded) }
    guard let characters = unsafe PyBytes_AsString(encoded) else {
      PyErr_Clear()
      return ""
    }
    return unsafe String(cString: characters)
  }
}

extension PythonError: CustomStringConvertible {
  package var description: String { message.isEmpty ? type : "\(type): \(message)" }
}

public import CPython

/// The address of a Python object, with no claim on its life.
public typealias PyPointer = UnsafeMutablePointer<PyObject>

/// One strong reference to a Python object, given back when the value goes out of scope.
///
/// A value must not outlive the lock under which it was made.
@safe package struct PyRef: ~Copyable {
  private let pointer: PyPointer

  /// Adopts a new reference, or throws the exception that CPython set instead of returning one.
  package init(new pointer: PyPointer?, _ gil: borrowing GIL) throws(PythonError) {
    guard let pointer = unsafe pointer else { throw PythonError(takingCurrent: gil) }
    unsafe self.pointer = pointer
  }

  /// Takes a reference of its own to an object that someone else keeps alive.
  package init(borrowed pointer: PyPointer, _ gil: borrowing GIL) {
    unsafe Py_IncRef(pointer)
    unsafe self.pointer = pointer
  }

  deinit { unsafe Py_DecRef(pointer) }

  /// The object's address, good for as long as this value lives: until the end of its scope where
  /// it has a name, of the expression where it has none.
  package func borrow() -> PyPointer { unsafe pointer }

  /// Hands the reference to a C function that steals it, or back to CPython as a result.
  package consuming func take() -> PyPointer {
    let pointer = unsafe self.pointer
    discard self
    return unsafe pointer
  }
}

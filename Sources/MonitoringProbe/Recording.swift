internal import CPython
internal import Python

/// The events written down so far.
enum Recording {
  nonisolated(unsafe) private static var list: PyPointer?
  nonisolated(unsafe) private static var inner: PyPointer?
  nonisolated(unsafe) static var failures = 0

  /// Adds a tuple of `members`, whose references it takes.
  static func append(_ members: [PyPointer], _ gil: borrowing GIL) throws(PythonError) {
    let tuple = try unsafe PyRef(new: PyTuple_New(members.count), gil)
    for index in unsafe members.indices {
      _ = unsafe PyTuple_SetItem(tuple.borrow(), index, members[index])
    }
    if unsafe list == nil { unsafe list = try unsafe PyRef(new: PyList_New(0), gil).take() }
    guard unsafe PyList_Append(list, tuple.borrow()) == 0 else {
      throw PythonError(takingCurrent: gil)
    }
  }

  /// The list, which begins anew.
  static func take(_ gil: borrowing GIL) throws(PythonError) -> PyRef {
    let taken = unsafe list
    unsafe list = nil
    return try unsafe PyRef(new: taken ?? PyList_New(0), gil)
  }

  /// Chooses what each recorder calls; None for nothing.
  static func setInner(_ callable: consuming PyRef, _ gil: borrowing GIL) {
    let before = unsafe inner
    unsafe inner = callable.isNone ? nil : unsafe callable.take()
    unsafe Py_DecRef(before)
  }

  static func runInner(_ gil: borrowing GIL) throws(PythonError) {
    guard let inner = unsafe inner else { return }
    let callable = unsafe PyRef(borrowed: inner, gil)
    _ = try unsafe callable.call("__call__", [], gil)
  }
}

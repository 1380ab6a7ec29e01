internal import CPython

extension PyRef {
  /// The texts of a list; items of other types are left out.
  package func texts(_ gil: borrowing GIL) throws(PythonError) -> [String] {
    let count = unsafe PyList_Size(borrow())
    if count < 0 { throw PythonError(takingCurrent: gil) }
    var result: [String] = []
    for index in 0..<count {
      guard let item = unsafe PyList_GetItem(borrow(), index) else {
        throw PythonError(takingCurrent: gil)
      }
      if let text = try? unsafe PyRef(borrowed: item, gil).text(gil) { result.append(text) }
    }
    return result
  }

  /// A list of `str`.
  package init(_ texts: [String], _ gil: borrowing GIL) throws(PythonError) {
    let list = try unsafe PyRef(new: PyList_New(0), gil)
    for text in texts {
      let item = try PyRef(text, gil)
      guard unsafe PyList_Append(list.borrow(), item.borrow()) == 0 else {
        throw PythonError(takingCurrent: gil)
      }
    }
    self = list
  }

  /// An empty `dict`.
  package static func dictionary(_ gil: borrowing GIL) throws(PythonError) -> PyRef {
    try unsafe PyRef(new: PyDict_New(), gil)
  }

  /// Binds a key of a `dict`.
  package func set(
    _ key: String, _ value: borrowing PyRef, _ gil: borrowing GIL
  ) throws(PythonError) {
    guard unsafe PyDict_SetItemString(borrow(), key, value.borrow()) == 0 else {
      throw PythonError(takingCurrent: gil)
    }
  }

  /// What a key of a `dict` is bound to.
  package func item(_ key: String, _ gil: borrowing GIL) throws(PythonError) -> PyRef {
    guard let value = unsafe PyDict_GetItemString(borrow(), key) else {
      throw PythonError(type: "KeyError", message: "'\(key)'")
    }
    return unsafe PyRef(borrowed: value, gil)
  }
}

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
}

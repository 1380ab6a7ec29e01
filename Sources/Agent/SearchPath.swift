internal import CPython
internal import Python

/// `sys.path`, whose texts are read anew only when its items are others.
@safe struct SearchPath {
  /// What the entries say, without those that are no text.
  private(set) var texts: [String] = []

  /// The items that `texts` was read from, kept alive so that no other has the address of one.
  private var items: [PyPointer] = unsafe []

  init(_ gil: borrowing GIL) { refresh(gil) }

  /// Reads what has changed.
  mutating func refresh(_ gil: borrowing GIL) {
    guard let list = unsafe PySys_GetObject("path"), unsafe pycov_isList(list) else {
      texts = []
      return
    }
    if unsafe isKnown(list) { return }
    texts = (try? unsafe PyRef(borrowed: list, gil).texts(gil)) ?? []
    for index in unsafe items.indices { unsafe Py_DecRef(items[index]) }
    unsafe items = []
    for index in unsafe 0..<PyList_Size(list) {
      guard let item = unsafe PyList_GetItem(list, index) else { break }
      unsafe Py_IncRef(item)
      unsafe items.append(item)
    }
  }

  private func isKnown(_ list: PyPointer) -> Bool {
    guard unsafe PyList_Size(list) == items.count else { return false }
    for index in unsafe items.indices
    where unsafe PyList_GetItem(list, index) != items[index] { return false }
    return true
  }
}

internal import CPython

/// A slot for one pointer of our own in every code object.
///
/// CPython calls `release` with the pointer when the code object dies, which makes the slot a safer
/// identity than an address. An interpreter has 255 slots, and they are never given back.
package struct CodeExtra: Sendable {
  private let index: Int

  /// Asks CPython for a slot.
  package init(
    release: @convention(c) (UnsafeMutableRawPointer?) -> Void, _ gil: borrowing GIL
  ) throws(PythonError) {
    index = unsafe PyUnstable_Eval_RequestCodeExtraIndex(release)
    if index < 0 {
      PyErr_Clear()
      throw PythonError(type: "RuntimeError", message: "no code extra slot is left")
    }
  }

  /// The slot's pointer; nil where none was set.
  package func value(in code: CodeObject, _ gil: borrowing GIL) -> UnsafeMutableRawPointer? {
    var extra: UnsafeMutableRawPointer?
    if unsafe PyUnstable_Code_GetExtra(code.borrow(), index, &extra) != 0 { PyErr_Clear() }
    return unsafe extra
  }

  /// Sets the slot's pointer; CPython releases the one before.
  package func set(
    _ value: UnsafeMutableRawPointer?, in code: CodeObject, _ gil: borrowing GIL
  ) throws(PythonError) {
    guard unsafe PyUnstable_Code_SetExtra(code.borrow(), index, value) == 0 else {
      throw PythonError(takingCurrent: gil)
    }
  }
}

internal import CPython

/// The names of the Python code that runs now.
///
/// Inside a callback that is the code which the event is about.
package enum CurrentFrame {
  /// The text that a global name is bound to; nil when it is unbound or no text.
  package static func globalText(_ name: String, _ gil: borrowing GIL) -> String? {
    guard let value = global(name, gil) else { return nil }
    return try? value.text(gil)
  }

  /// The text of an attribute of what a global name is bound to.
  package static func globalText(
    _ name: String, attribute: String, _ gil: borrowing GIL
  ) -> String? {
    guard let value = global(name, gil), let part = try? value.attribute(attribute, gil) else {
      return nil
    }
    return try? part.text(gil)
  }

  /// The byte offset of the instruction that runs; nil where no Python code does.
  package static var offset: Int? {
    guard let frame = unsafe PyEval_GetFrame() else { return nil }
    let offset = unsafe PyFrame_GetLasti(frame)
    return offset < 0 ? nil : Int(offset)
  }

  /// What a local name of the running function is bound to; nil when it is unbound.
  package static func local(_ name: String, _ gil: borrowing GIL) -> PyRef? {
    guard let frame = unsafe PyEval_GetFrame() else { return nil }
    let object = unsafe PyRef(borrowed: pycov_frameObject(frame), gil)
    do {
      let names = try object.attribute("f_locals", gil)
      let key = try PyRef(name, gil)
      return try unsafe names.call("get", [key.borrow()], gil)
    } catch { return nil }
  }

  /// What a global name is bound to; nil when it is unbound.
  package static func global(_ name: String, _ gil: borrowing GIL) -> PyRef? {
    // Both are borrowed, and neither sets an exception when there is nothing.
    guard let globals = unsafe PyEval_GetGlobals(),
      let value = unsafe PyDict_GetItemString(globals, name)
    else { return nil }
    return unsafe PyRef(borrowed: value, gil)
  }
}

internal import CPython

/// The module-level names of the Python code that runs now.
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

  private static func global(_ name: String, _ gil: borrowing GIL) -> PyRef? {
    // Both are borrowed, and neither sets an exception when there is nothing.
    guard let globals = unsafe PyEval_GetGlobals(),
      let value = unsafe PyDict_GetItemString(globals, name)
    else { return nil }
    return unsafe PyRef(borrowed: value, gil)
  }
}

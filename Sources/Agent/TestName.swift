internal import Python

/// The names of test functions as contexts have them, the same as coverage.py's.
enum TestName {
  /// The name of the function that runs now; nil for one inside another function that no object
  /// and no module knows.
  static func running(_ code: CodeObject, _ gil: borrowing GIL) -> String? {
    do { return try name(code, gil) } catch { return nil }
  }

  private static func name(
    _ code: CodeObject, _ gil: borrowing GIL
  ) throws(PythonError) -> String? {
    let function = try code.name(gil)
    let object = code.reference(gil)
    if try hasSelf(object, gil), let this = CurrentFrame.local("self", gil),
      let method = try? this.attribute(function, gil), !method.isNone
    {
      guard let inner = try? method.attribute("__func__", gil), !inner.isNone else {
        let type = try this.attribute("__class__", gil)
        return "\(try text("__module__", of: type, gil)).\(try text("__name__", of: type, gil))"
          + ".\(function)"
      }
      return "\(try text("__module__", of: inner, gil)).\(try text("__qualname__", of: inner, gil))"
    }
    if let global = CurrentFrame.global(function, gil), !global.isNone {
      return "\(try text("__module__", of: global, gil)).\(function)"
    }
    let qualname = try code.qualname(gil)
    let isFunction = try object.attribute("co_flags", gil).integer(gil) & 1 != 0
    guard isFunction, !qualname.contains("<locals>") else { return nil }
    return "\(CurrentFrame.globalText("__name__", gil) ?? "None").\(qualname)"
  }

  private static func hasSelf(
    _ code: borrowing PyRef, _ gil: borrowing GIL
  ) throws(PythonError) -> Bool {
    guard try code.attribute("co_argcount", gil).integer(gil) > 0 else { return false }
    let names = try code.attribute("co_varnames", gil)
    let zero = try PyRef(0, gil)
    return try unsafe names.call("__getitem__", [zero.borrow()], gil).text(gil) == "self"
  }

  private static func text(
    _ name: String, of object: borrowing PyRef, _ gil: borrowing GIL
  ) throws(PythonError) -> String {
    let value = try object.attribute(name, gil)
    return value.isNone ? "None" : try value.text(gil)
  }
}

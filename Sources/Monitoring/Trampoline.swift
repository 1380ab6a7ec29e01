internal import CPython
internal import Python

/// A C function that CPython calls with an array of arguments.
typealias FastFunction =
  @convention(c) (PyPointer?, UnsafePointer<PyPointer?>?, Py_ssize_t) -> PyPointer?

/// The C functions that CPython calls for events, one for each shape.
///
/// Each decodes the arguments, asks the callback's function and encodes the answer. Nothing else
/// belongs here: these run once for each event. Arguments of another shape are ignored, because a
/// raised exception would end up in the program that is monitored.
enum Trampoline {
  static let place: FastFunction = { context, arguments, count in
    guard count == 2, let arguments = unsafe arguments, let code = unsafe arguments[0],
      let place = unsafe number(arguments[1]), let callback = unsafe callback(context)
    else { return unsafe pycov_none() }
    let function = unsafe unsafeBitCast(callback.function, to: PlaceFunction.self)
    return unsafe answer(function(callback.state, code, place), callback)
  }

  static let value: FastFunction = { context, arguments, count in
    guard count == 3, let arguments = unsafe arguments, let code = unsafe arguments[0],
      let offset = unsafe number(arguments[1]), let value = unsafe arguments[2],
      let callback = unsafe callback(context)
    else { return unsafe pycov_none() }
    let function = unsafe unsafeBitCast(callback.function, to: ValueFunction.self)
    return unsafe answer(function(callback.state, code, offset, value), callback)
  }

  static let call: FastFunction = { context, arguments, count in
    guard count == 4, let arguments = unsafe arguments, let code = unsafe arguments[0],
      let offset = unsafe number(arguments[1]), let callable = unsafe arguments[2],
      let first = unsafe arguments[3], let callback = unsafe callback(context)
    else { return unsafe pycov_none() }
    let given = unsafe first == callback.held.pointee.missing ? nil : first
    let function = unsafe unsafeBitCast(callback.function, to: CallFunction.self)
    return unsafe answer(function(callback.state, code, offset, callable, given), callback)
  }

  static let jump: FastFunction = { context, arguments, count in
    guard count == 3, let arguments = unsafe arguments, let code = unsafe arguments[0],
      let offset = unsafe number(arguments[1]), let destination = unsafe number(arguments[2]),
      let callback = unsafe callback(context)
    else { return unsafe pycov_none() }
    let function = unsafe unsafeBitCast(callback.function, to: JumpFunction.self)
    return unsafe answer(function(callback.state, code, offset, destination), callback)
  }

  /// What every callback's `self` holds.
  @unsafe private struct Context {
    let function: UnsafeMutableRawPointer
    let state: UnsafeMutableRawPointer
    let held: UnsafeMutablePointer<PycovCallback>
  }

  @inline(__always) private static func callback(_ context: PyPointer?) -> Context? {
    guard let context = unsafe context else { return nil }
    let held = unsafe UnsafeMutableRawPointer(context)
      .assumingMemoryBound(to: PycovCallback.self)
    guard let function = unsafe held.pointee.function, let state = unsafe held.pointee.state else {
      return nil
    }
    return unsafe Context(function: function, state: state, held: held)
  }

  /// The value of an `int`; nil, and no exception, for anything else.
  @inline(__always) private static func number(_ object: PyPointer?) -> Int32? {
    guard let object = unsafe object else { return nil }
    guard unsafe pycov_isSmallInteger(object) != 0 else { return unsafe largeNumber(object) }
    return Int32(truncatingIfNeeded: unsafe PyUnstable_Long_CompactValue(object))
  }

  @inline(never) private static func largeNumber(_ object: PyPointer) -> Int32? {
    let number = unsafe PyLong_AsLong(object)
    if number == -1, unsafe PyErr_Occurred() != nil {
      PyErr_Clear()
      return nil
    }
    return Int32(truncatingIfNeeded: number)
  }

  @inline(__always) private static func answer(
    _ response: Response, _ callback: Context
  ) -> PyPointer? {
    switch response {
    case .keep: return unsafe pycov_none()
    case .disable:
      let disable = unsafe callback.held.pointee.disable
      unsafe Py_IncRef(disable)
      return unsafe disable
    }
  }
}

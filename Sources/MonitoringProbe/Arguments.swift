internal import CPython
internal import Monitoring
internal import Python

/// What a script passed to a function of the module.
@safe struct Arguments {
  private let start: UnsafePointer<PyPointer?>?
  private let count: Int

  init(_ start: UnsafePointer<PyPointer?>?, _ count: Int) {
    unsafe self.start = start
    self.count = count
  }

  /// Answers a call with what `body` makes of the arguments, or raises what it throws.
  static func answer(
    _ start: UnsafePointer<PyPointer?>?, _ count: Int,
    _ body: (borrowing Arguments, borrowing GIL) throws(MonitoringError) -> PyRef
  ) -> PyPointer? {
    let arguments = unsafe Arguments(start, count)
    let answer: PyPointer? = unsafe GIL.assumingHeld { gil in
      do throws(MonitoringError) {
        return unsafe try body(arguments, gil).take()
      } catch {
        error.exception.raise(gil)
        return nil
      }
    }
    return unsafe answer
  }

  func object(_ index: Int, _ gil: borrowing GIL) throws(MonitoringError) -> PyRef {
    guard index < count, let object = unsafe start?[index] else {
      throw .python(PythonError(type: "TypeError", message: "argument \(index + 1) is missing"))
    }
    return unsafe PyRef(borrowed: object, gil)
  }

  func text(_ index: Int, _ gil: borrowing GIL) throws(MonitoringError) -> String {
    let object = try object(index, gil)
    do { return try object.text(gil) } catch { throw .python(error) }
  }

  func integer(_ index: Int, _ gil: borrowing GIL) throws(MonitoringError) -> Int {
    let object = try object(index, gil)
    do { return try object.integer(gil) } catch { throw .python(error) }
  }

  func id(_ index: Int, _ gil: borrowing GIL) throws(MonitoringError) -> ToolID {
    let number = try integer(index, gil)
    guard let id = ToolID(rawValue: number) else {
      throw .python(PythonError(type: "ValueError", message: "no tool id '\(number)'"))
    }
    return id
  }

  func event(_ index: Int, _ gil: borrowing GIL) throws(MonitoringError) -> Event {
    let name = try text(index, gil)
    guard let event = Event(name: name) else {
      throw .python(PythonError(type: "ValueError", message: "no event '\(name)'"))
    }
    return event
  }

  /// A set written as `LINE|PY_START`, or empty.
  func events(_ index: Int, _ gil: borrowing GIL) throws(MonitoringError) -> EventSet {
    var events = EventSet.none
    for name in try text(index, gil).split(separator: "|") {
      guard let event = Event(name: String(name)) else {
        throw .python(PythonError(type: "ValueError", message: "no event '\(name)'"))
      }
      events.insert(EventSet(event))
    }
    return events
  }
}

extension MonitoringError {
  /// What a script sees of the error.
  var exception: PythonError {
    switch self {
    case .python(let error): error
    case .wrongShape: PythonError(type: "TypeError", message: "\(self)")
    case .toolTaken, .unknownEvents, .unsupported:
      PythonError(type: "ValueError", message: "\(self)")
    }
  }
}

extension PyRef {
  /// A `str` as the answer to a script.
  static func answer(_ text: String, _ gil: borrowing GIL) throws(MonitoringError) -> PyRef {
    do { return try PyRef(text, gil) } catch { throw .python(error) }
  }

  /// An `int` as the answer to a script.
  static func answer(_ number: Int, _ gil: borrowing GIL) throws(MonitoringError) -> PyRef {
    do { return try PyRef(number, gil) } catch { throw .python(error) }
  }
}

internal import Monitoring
internal import Python

/// What a script passed to a function of the module.
struct Arguments: ~Copyable {
  private let call: CallArguments

  private init(_ call: CallArguments) { self.call = call }

  /// Answers a call with what `body` makes of the arguments, or raises what it throws.
  static func answer(
    _ start: UnsafePointer<PyPointer?>?, _ count: Int,
    _ body: (borrowing Arguments, borrowing GIL) throws(MonitoringError) -> PyRef
  ) -> PyPointer? {
    unsafe CallArguments.answer(start, count) { call, gil throws(PythonError) in
      do throws(MonitoringError) {
        return try body(Arguments(call), gil)
      } catch {
        throw error.exception
      }
    }
  }

  func object(_ index: Int, _ gil: borrowing GIL) throws(MonitoringError) -> PyRef {
    do { return try call.object(index, gil) } catch { throw .python(error) }
  }

  func text(_ index: Int, _ gil: borrowing GIL) throws(MonitoringError) -> String {
    do { return try call.text(index, gil) } catch { throw .python(error) }
  }

  func integer(_ index: Int, _ gil: borrowing GIL) throws(MonitoringError) -> Int {
    do { return try call.integer(index, gil) } catch { throw .python(error) }
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

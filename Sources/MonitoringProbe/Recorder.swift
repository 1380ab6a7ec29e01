internal import CPython
internal import Monitoring
internal import Python

/// Writes down the events of one tool and kind, as tuples `(tool, event, code, ...)`.
struct Recorder {
  let tool: ToolID
  let event: Event
  let response: Response

  /// A callback that records; its memory is never given back.
  static func callback(_ tool: ToolID, _ event: Event, _ response: Response) -> Callback {
    let state = UnsafeMutablePointer<Recorder>.allocate(capacity: 1)
    unsafe state.initialize(to: Recorder(tool: tool, event: event, response: response))
    return unsafe callback(shape: event.shape, UnsafeMutableRawPointer(state))
  }

  /// A callback of a shape, whatever the recorder's event.
  static func callback(shape: Event.Shape, _ state: UnsafeMutableRawPointer) -> Callback {
    switch shape {
    case .place: unsafe Callback(place: place, state: state)
    case .value: unsafe Callback(value: value, state: state)
    case .call: unsafe Callback(call: call, state: state)
    case .jump: unsafe Callback(jump: jump, state: state)
    }
  }

  private static let place: PlaceFunction = { state, code, place in
    unsafe record(state, code) { (gil) throws(PythonError) in
      unsafe [unsafe try PyRef(Int(place), gil).take()]
    }
  }

  private static let value: ValueFunction = { state, code, offset, value in
    unsafe record(state, code) { (gil) throws(PythonError) in
      unsafe [unsafe try PyRef(Int(offset), gil).take(), unsafe PyRef(borrowed: value, gil).take()]
    }
  }

  private static let call: CallFunction = { state, code, offset, callable, first in
    unsafe record(state, code) { (gil) throws(PythonError) in
      var members = unsafe [
        unsafe try PyRef(Int(offset), gil).take(), unsafe PyRef(borrowed: callable, gil).take(),
      ]
      if let first = unsafe first { unsafe members.append(PyRef(borrowed: first, gil).take()) }
      return unsafe members
    }
  }

  private static let jump: JumpFunction = { state, code, offset, destination in
    unsafe record(state, code) { (gil) throws(PythonError) in
      unsafe [
        unsafe try PyRef(Int(offset), gil).take(), unsafe try PyRef(Int(destination), gil).take(),
      ]
    }
  }

  /// Adds an event to the list; a failure is counted in `Recording`.
  private static func record(
    _ state: UnsafeMutableRawPointer, _ code: PyPointer,
    _ details: (borrowing GIL) throws(PythonError) -> [PyPointer]
  ) -> Response {
    let recorder = unsafe state.assumingMemoryBound(to: Recorder.self).pointee
    GIL.assumingHeld { gil in
      do throws(PythonError) {
        let front = unsafe [
          unsafe try PyRef(recorder.tool.rawValue, gil).take(),
          unsafe try PyRef(recorder.event.name, gil).take(),
          unsafe PyRef(borrowed: code, gil).take(),
        ]
        try unsafe Recording.append(front + details(gil), gil)
        try Recording.runInner(gil)
      } catch {
        unsafe Recording.failures += 1
      }
    }
    return recorder.response
  }
}

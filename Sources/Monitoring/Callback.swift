internal import CPython
package import Python

/// What becomes of the place that an event came from.
@c public enum Response: CInt {
  /// Go on sending events from there.
  case keep
  /// Send this tool no more events of the kind from there, until events are restarted.
  ///
  /// The same as `.keep` for C_RETURN and C_RAISE, and before 3.15 for events of exceptions. Since
  /// 3.15 those end for the whole code object where they are local, which a restart does not undo,
  /// and go on where they are global.
  case disable
}

/// Answers an event with a place: a byte offset into the code, or the line of a LINE event.
package typealias PlaceFunction =
  @convention(c) (_ state: UnsafeMutableRawPointer, _ code: PyPointer, _ place: Int32) -> Response

/// Answers an event with an object: what is returned, yielded or raised.
package typealias ValueFunction =
  @convention(c) (
    _ state: UnsafeMutableRawPointer, _ code: PyPointer, _ offset: Int32, _ value: PyPointer
  ) -> Response

/// Answers a call; `first` is nil for a call without arguments.
package typealias CallFunction =
  @convention(c) (
    _ state: UnsafeMutableRawPointer, _ code: PyPointer, _ offset: Int32, _ callable: PyPointer,
    _ first: PyPointer?
  ) -> Response

/// Answers a jump or branch; both places are byte offsets into the code.
package typealias JumpFunction =
  @convention(c) (
    _ state: UnsafeMutableRawPointer, _ code: PyPointer, _ offset: Int32, _ destination: Int32
  ) -> Response

/// A C function that answers events, and the memory it works on.
///
/// The function runs inside the program that is monitored, with the lock held (see
/// `GIL.assumingHeld`). It must not trap, must not leave an exception set, and should not allocate,
/// lock or call Python. `state` has to stay valid until the callback is taken away.
///
/// Plain functions and memory cost least: a class or a closure would be retained for each event.
@safe package struct Callback {
  let shape: Event.Shape
  let function: UnsafeMutableRawPointer
  let state: UnsafeMutableRawPointer

  package init(place function: PlaceFunction, state: UnsafeMutableRawPointer) {
    unsafe self.init(.place, unsafeBitCast(function, to: UnsafeMutableRawPointer.self), state)
  }

  package init(value function: ValueFunction, state: UnsafeMutableRawPointer) {
    unsafe self.init(.value, unsafeBitCast(function, to: UnsafeMutableRawPointer.self), state)
  }

  package init(call function: CallFunction, state: UnsafeMutableRawPointer) {
    unsafe self.init(.call, unsafeBitCast(function, to: UnsafeMutableRawPointer.self), state)
  }

  package init(jump function: JumpFunction, state: UnsafeMutableRawPointer) {
    unsafe self.init(.jump, unsafeBitCast(function, to: UnsafeMutableRawPointer.self), state)
  }

  private init(
    _ shape: Event.Shape, _ function: UnsafeMutableRawPointer, _ state: UnsafeMutableRawPointer
  ) {
    self.shape = shape
    unsafe self.function = unsafe function
    unsafe self.state = unsafe state
  }
}

internal import CPython
internal import Monitoring
internal import ProfileLog
internal import Python

/// Functions written in C: those that cProfile tells of, which are built-in functions and the methods
/// of built-in types.
extension ProfileEvents {
  static let call: CallFunction = { context, code, _, callable, _ in
    guard let definition = unsafe UnsafeRawPointer(pycov_definition(callable)) else { return .keep }
    let state = unsafe context.assumingMemoryBound(to: ProfileState.self)
    let now = unsafe state.pointee.now
    let thread = unsafe thread(state, now)
    guard unsafe thread.pointee.top.pointee.code == code else { return .keep }
    guard
      let profiled = unsafe state.pointee.natives.profiled(definition)
        ?? ProfileRecorder.meetNative(callable, definition, state)
    else { return .keep }
    let node = unsafe enter(profiled, nil, state, thread, now)
    unsafe node.pointee.calls &+= 1
    return .keep
  }

  static let nativeReturn: CallFunction = { context, _, _, callable, _ in
    unsafe leave(context, callable, isUnwinding: false)
    return .keep
  }

  static let nativeRaise: CallFunction = { context, _, _, callable, _ in
    unsafe leave(context, callable, isUnwinding: true)
    return .keep
  }

  @inline(__always) private static func leave(
    _ context: UnsafeMutableRawPointer, _ callable: PyPointer, isUnwinding: Bool
  ) {
    guard let definition = unsafe UnsafeRawPointer(pycov_definition(callable)) else { return }
    let state = unsafe context.assumingMemoryBound(to: ProfileState.self)
    let now = unsafe state.pointee.now
    let thread = unsafe thread(state, now)
    let top = unsafe thread.pointee.top
    guard unsafe top.pointee.code == nil,
      unsafe top.pointee.profiled == state.pointee.natives.profiled(definition)
    else { return }
    unsafe thread.pointee.charge(upTo: now)
    if isUnwinding { unsafe top.pointee.node.pointee.unwinds &+= 1 }
    unsafe thread.pointee.pop()
  }
}

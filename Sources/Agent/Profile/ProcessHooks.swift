internal import Glibc
internal import Python

/// What Python tells about the process itself: forks, and the garbage collector at work.
enum ProcessHooks {
  /// Asks to be told; what cannot be had is done without.
  static func add(_ gil: borrowing GIL) {
    pthread_atfork(nil, nil, { Profiling.separate() })
    do {
      let module = try unsafe PyRef(
        new: ExtensionModule.make("pyprof_hooks", functions)?
          .assumingMemoryBound(to: PyPointer.Pointee.self), gil)
      let collected = try module.attribute("collected", gil)
      let callbacks = try PyRef(module: "gc", gil).attribute("callbacks", gil)
      _ = try unsafe callbacks.call("append", [collected.borrow()], gil)
      try register(try module.attribute("forked", gil), gil)
    } catch {
      Console.warn("garbage collection and forks are not told apart: \(error) (hooks-failed)")
    }
  }

  /// `os.register_at_fork(after_in_child=forked)`.
  private static func register(
    _ forked: borrowing PyRef, _ gil: borrowing GIL
  ) throws(PythonError) {
    let names = try PyRef.dictionary(gil)
    try names.set("after_in_child", forked, gil)
    _ = try PyRef(module: "os", gil).attribute("register_at_fork", gil).call(names: names, gil)
  }

  private static let functions = unsafe [
    ModuleFunction(name: "collected", body: collected),
    ModuleFunction(name: "forked", body: forked),
  ]

  /// `collected(phase, info)`, as `gc.callbacks` call it; the phase is "start" or "stop".
  private static let collected: ModuleFunction.Body = { _, start, count in
    unsafe CallArguments.answer(start, count) { arguments, gil throws(PythonError) in
      Profiling.collect(isBeginning: try arguments.text(0, gil) == "start")
      return .none(gil)
    }
  }

  private static let forked: ModuleFunction.Body = { _, start, count in
    unsafe CallArguments.answer(start, count) { _, gil throws(PythonError) in
      Profiling.continueInChild()
      return .none(gil)
    }
  }
}

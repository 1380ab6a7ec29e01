internal import CPython
internal import Python

/// A thread as the interpreter knows it.
@safe struct PythonThread {
  let state: OpaquePointer?

  /// Its number, which no other thread of the process ever has.
  let identity: UInt64

  static var current: PythonThread {
    let state = unsafe PyThreadState_Get()
    return unsafe PythonThread(state: state, identity: PyThreadState_GetID(state))
  }
}

/// What a thread is called in a profile.
enum ThreadName {
  /// So many threads are told apart; more are put together by their names without numbers.
  private static let most = 32

  /// The name of the thread that has just begun to run.
  static func running(among count: Int, _ gil: borrowing GIL) -> String {
    let name = given(gil) ?? "thread"
    guard count >= most else { return name }
    var plain = ""
    for character in name {
      if !character.isNumber { plain.append(character) } else if plain.last != "*" { plain += "*" }
    }
    return plain
  }

  /// The name that the program gave it: the function in which every thread begins has the thread
  /// itself for an argument.
  private static func given(_ gil: borrowing GIL) -> String? {
    guard CurrentFrame.globalText("__name__", gil) == "threading",
      let thread = CurrentFrame.local("self", gil)
    else { return nil }
    return try? thread.attribute("name", gil).text(gil)
  }
}

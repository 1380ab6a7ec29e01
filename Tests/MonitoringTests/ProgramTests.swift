internal import TestSupport
internal import Testing

@Suite struct `Programs that are monitored` {
  @Test(arguments: TestPython.all)
  func `A module's lines come, however far down they are`(python: TestPython) throws {
    try expectRow(
      "module", of: .programs, in: python,
      """
      LINE <module>+0
      LINE <module>+5001
      LINE <module>+5002
      """)
  }

  @Test(arguments: TestPython.all)
  func `The depth of recursion is that of a program alone`(python: TestPython) throws {
    try expectRow(
      "recursion", of: .programs, in: python,
      """
      same depth = True
      failures = 0
      """)
  }

  @Test(arguments: TestPython.all)
  func `A trace function and a tool do not disturb each other`(python: TestPython) throws {
    try expectRow(
      "debugger", of: .programs, in: python,
      """
      traced = [1, 2, 1, 2]
      LINE debugged+1
      LINE debugged+2
      """)
  }

  @Test(arguments: TestPython.all)
  func `A forked child is monitored like its parent`(python: TestPython) throws {
    try expectRow(
      "fork", of: .programs, in: python,
      """
      holder = one
      LINE child+1
      exit code = 0
      """)
  }

  @Test(arguments: TestPython.all)
  func `Exceptions become text and built-in exceptions again`(python: TestPython) throws {
    try expectRow(
      "errors", of: .programs, in: python,
      """
      plain = OSError: text
      custom = RuntimeError: Custom: text
      mute = RuntimeError: Mute
      surrogate = ValueError: caf\\udce9
      empty = ValueError: 
      interrupt = KeyboardInterrupt: 
      exit = SystemExit: 3
      """)
  }

  @Test(arguments: TestPython.all)
  func `Claims, callbacks and failures keep no objects`(python: TestPython) throws {
    try expectRow(
      "memory", of: .programs, in: python,
      """
      objects kept = 0
      """)
  }

  @Test(arguments: TestPython.all)
  func `No recorder fails and no exception is left behind`(python: TestPython) throws {
    try expectRow(
      "clean", of: .programs, in: python,
      """
      failures = 0
      exception = None
      """)
  }

  @Test(arguments: TestPython.all)
  func `The script prints these rows and no others`(python: TestPython) throws {
    try expectRows(
      [
        "module", "recursion", "debugger", "fork", "errors",
        "memory", "clean",
      ], of: .programs, in: python)
  }
}

internal import TestSupport
internal import Testing

@Suite struct `Events and their arguments` {
  @Test(arguments: TestPython.all)
  func `1F: close() throws into a generator`(python: TestPython) throws {
    // 3.13.0 to 3.13.9 and 3.14.0 send no events for it.
    let isQuiet = try Script.events.run(in: python).rows["close version"] == "quiet"
    let thrown = """
      PY_THROW generator+1 GeneratorExit
      RAISE generator+1 GeneratorExit
      EXCEPTION_HANDLED generator+none GeneratorExit
      RERAISE generator+none GeneratorExit
      PY_UNWIND generator+none GeneratorExit
      """
    try expectRow("close", of: .events, in: python, isQuiet ? "nothing" : thrown)
  }

  @Test(arguments: TestPython.all)
  func `T13: a call without arguments has no first argument`(python: TestPython) throws {
    try expectRow(
      "T13", of: .events, in: python,
      """
      CALL calls+1 len 'four'
      CALL calls+2 list
      CALL calls+3 plain 1
      CALL calls+4 Empty
      CALL calls+5 int 'x'
      type = object
      """)
  }

  @Test(arguments: TestPython.all)
  func `T15: CALL, C_RETURN and C_RAISE tell the callable and its first argument`(
    python: TestPython
  ) throws {
    try expectRow(
      "T15 calls", of: .events, in: python,
      """
      CALL calls+1 len 'four'
      C_RETURN calls+1 len 'four'
      CALL calls+2 list
      C_RETURN calls+2 list
      CALL calls+3 plain 1
      CALL calls+4 Empty
      C_RETURN calls+4 Empty
      CALL calls+5 int 'x'
      C_RAISE calls+5 int 'x'
      """)
  }

  @Test(arguments: TestPython.all)
  func `T15: making an object of a Python class counts as a C call`(python: TestPython) throws {
    try expectRow(
      "T15 made", of: .events, in: python,
      """
      CALL <lambda>+0 Made 1
      C_RETURN <lambda>+0 Made 1
      """)
  }

  @Test(arguments: TestPython.all)
  func `T15: a call of a Python function with spread arguments`(python: TestPython) throws {
    // 3.12 sends no CALL for it.
    try expectRow(
      "T15 spread", of: .events, in: python,
      """
      nothing
      """,
      from: [
        "3.13": """
        CALL spread+1 plain 1
        """
      ])
  }

  @Test(arguments: TestPython.all)
  func `T15: PY_START, PY_RESUME, PY_YIELD and PY_RETURN follow frames`(python: TestPython) throws {
    try expectRow(
      "T15 frames", of: .events, in: python,
      """
      PY_START through+0
      PY_START delegate+0
      PY_START generator+0
      PY_YIELD generator+1 1
      PY_YIELD delegate+1 1
      PY_RESUME delegate+1
      PY_RESUME generator+1
      PY_RETURN generator+2 'sent'
      PY_RETURN delegate+1 None
      PY_RETURN through+6 None
      """)
  }

  @Test(arguments: TestPython.all)
  func `T15: PY_THROW tells the exception thrown into a generator`(python: TestPython) throws {
    try expectRow(
      "T15 throw", of: .events, in: python,
      """
      PY_THROW generator+1 KeyError
      RAISE generator+1 KeyError
      EXCEPTION_HANDLED generator+none KeyError
      PY_UNWIND generator+none KeyError
      RAISE thrown+4 KeyError
      EXCEPTION_HANDLED thrown+none KeyError
      """)
  }

  @Test(arguments: TestPython.all)
  func `T15: STOP_ITERATION tells the end of an inner iterator`(python: TestPython) throws {
    try expectRow(
      "T15 stop", of: .events, in: python,
      """
      STOP_ITERATION delegate+1 StopIteration
      STOP_ITERATION stops+1 StopIteration
      """)
  }

  @Test(arguments: TestPython.all)
  func `T15: RAISE comes once for each frame that an exception passes`(python: TestPython) throws {
    try expectRow(
      "T15 raise", of: .events, in: python,
      """
      RAISE raises+1 ValueError
      PY_UNWIND raises+1 ValueError
      RAISE passes+1 ValueError
      PY_UNWIND passes+1 ValueError
      RAISE handles+2 ValueError
      EXCEPTION_HANDLED handles+none ValueError
      """)
  }

  @Test(arguments: TestPython.all)
  func `T20: finally handles and raises again, twice`(python: TestPython) throws {
    try expectRow(
      "T20", of: .events, in: python,
      """
      RAISE finishes+3 ValueError
      EXCEPTION_HANDLED finishes+none ValueError
      RERAISE finishes+5 ValueError
      EXCEPTION_HANDLED finishes+none ValueError
      RERAISE finishes+none ValueError
      EXCEPTION_HANDLED finishes+none ValueError
      RERAISE finishes+7 ValueError
      EXCEPTION_HANDLED finishes+none ValueError
      RERAISE finishes+none ValueError
      PY_UNWIND finishes+none ValueError
      """)
  }

  @Test(arguments: TestPython.all)
  func `T15: LINE comes whenever another line begins`(python: TestPython) throws {
    try expectRow(
      "T15 lines", of: .events, in: python,
      """
      LINE loops+1
      LINE loops+2
      LINE loops+3
      LINE loops+2
      LINE loops+3
      LINE loops+4
      LINE loops+2
      LINE loops+5
      """)
  }

  @Test(arguments: TestPython.all)
  func `T15: a statement of several lines sends its first line twice`(python: TestPython) throws {
    try expectRow(
      "T15 statement", of: .events, in: python,
      """
      LINE statement+1
      LINE statement+2
      LINE statement+3
      LINE statement+1
      """)
  }

  @Test(arguments: TestPython.all)
  func `T15: JUMP tells both places`(python: TestPython) throws {
    try expectRow(
      "T15 jumps", of: .events, in: python,
      """
      JUMP loops+3 +2
      JUMP loops+4 +2
      """)
  }

  @Test(arguments: TestPython.all)
  func `T15: BRANCH tells both places, in every version`(python: TestPython) throws {
    try expectRow(
      "T15 branches", of: .events, in: python,
      """
      BRANCH loops+2 +2
      BRANCH loops+3 +3
      BRANCH loops+2 +2
      BRANCH loops+3 +4
      BRANCH loops+2 +5
      """)
  }

  @Test(arguments: TestPython.all)
  func `T15: BRANCH_LEFT and BRANCH_RIGHT tell the sides apart`(python: TestPython) throws {
    // Only from 3.14 on.
    try expectRow(
      "T15 sides", of: .events, in: python,
      """
      ValueError: python 3.12 has no event 'BRANCH_LEFT'; ask for another
      """,
      from: [
        "3.13": """
        ValueError: python 3.13 has no event 'BRANCH_LEFT'; ask for another
        """,
        "3.14": """
        BRANCH_LEFT loops+2 +2
        BRANCH_LEFT loops+3 +3
        BRANCH_LEFT loops+2 +2
        BRANCH_RIGHT loops+3 +4
        BRANCH_RIGHT loops+2 +5
        """,
      ])
  }

  @Test(arguments: TestPython.all)
  func `T15: INSTRUCTION comes for each instruction`(python: TestPython) throws {
    try expectRow(
      "T15 instructions", of: .events, in: python,
      """
      INSTRUCTION short+1
      more than one = True
      """)
  }

  @Test(arguments: TestPython.all)
  func `1F: each side of a branch is disabled by itself`(python: TestPython) throws {
    // Only from 3.14 on.
    try expectRow(
      "F sides", of: .events, in: python,
      """
      ValueError: python 3.12 has no event 'BRANCH_LEFT'; ask for another
      """,
      from: [
        "3.13": """
        ValueError: python 3.13 has no event 'BRANCH_LEFT'; ask for another
        """,
        "3.14": """
        BRANCH_LEFT loops+2 +2
        BRANCH_LEFT loops+3 +3
        BRANCH_RIGHT loops+3 +4
        BRANCH_RIGHT loops+2 +5
        """,
      ])
  }

  @Test(arguments: TestPython.all)
  func `1F: BRANCH is disabled for both sides at once`(python: TestPython) throws {
    // 3.14 makes BRANCH of the two sides: a loop's end stays silent, a condition's other side does
    // not.
    try expectRow(
      "F branch", of: .events, in: python,
      """
      BRANCH loops+2 +2
      BRANCH loops+3 +3
      """,
      from: [
        "3.14": """
        BRANCH loops+2 +2
        BRANCH loops+3 +3
        BRANCH loops+3 +4
        """
      ])
  }

  @Test(arguments: TestPython.all)
  func `T16: which events can be local`(python: TestPython) throws {
    // From 3.15 on, all of them.
    try expectRow(
      "T16", of: .events, in: python,
      """
      local BRANCH
      local CALL
      local C_RAISE
      local C_RETURN
      global EXCEPTION_HANDLED
      local INSTRUCTION
      local JUMP
      local LINE
      local PY_RESUME
      local PY_RETURN
      local PY_START
      global PY_THROW
      global PY_UNWIND
      local PY_YIELD
      global RAISE
      global RERAISE
      local STOP_ITERATION
      set = JUMP|LINE
      """,
      from: [
        "3.14": """
        local BRANCH
        local BRANCH_LEFT
        local BRANCH_RIGHT
        local CALL
        local C_RAISE
        local C_RETURN
        global EXCEPTION_HANDLED
        local INSTRUCTION
        local JUMP
        local LINE
        local PY_RESUME
        local PY_RETURN
        local PY_START
        global PY_THROW
        global PY_UNWIND
        local PY_YIELD
        global RAISE
        global RERAISE
        local STOP_ITERATION
        set = JUMP|LINE
        """,
        "3.15": """
        local BRANCH
        local BRANCH_LEFT
        local BRANCH_RIGHT
        local CALL
        local C_RAISE
        local C_RETURN
        local EXCEPTION_HANDLED
        local INSTRUCTION
        local JUMP
        local LINE
        local PY_RESUME
        local PY_RETURN
        local PY_START
        local PY_THROW
        local PY_UNWIND
        local PY_YIELD
        local RAISE
        local RERAISE
        local STOP_ITERATION
        set = JUMP|LINE
        """,
      ])
  }

  @Test(arguments: TestPython.all)
  func `G9: BRANCH reads back as what CPython made of it`(python: TestPython) throws {
    // 3.14 makes BRANCH of the two sides.
    try expectRow(
      "G9", of: .events, in: python,
      """
      BRANCH
      """,
      from: [
        "3.14": """
        BRANCH_LEFT|BRANCH_RIGHT
        """
      ])
  }

  @Test(arguments: TestPython.all)
  func `T21: comprehensions have no entry of their own, other scopes do`(python: TestPython) throws
  {
    try expectRow(
      "T21", of: .events, in: python,
      """
      PY_START scopes+0
      PY_START scopes.<locals>.Body+0
      PY_START scopes.<locals>.<lambda>+0
      PY_START scopes.<locals>.<genexpr>+0
      """)
  }

  @Test(arguments: TestPython.all)
  func `No recorder fails and no exception is left behind`(python: TestPython) throws {
    try expectRow(
      "clean", of: .events, in: python,
      """
      failures = 0
      exception = None
      """)
  }

  @Test(arguments: TestPython.all)
  func `The script prints these rows and no others`(python: TestPython) throws {
    try expectRows(
      [
        "T13", "T15 calls", "T15 made", "T15 spread", "T15 frames",
        "T15 throw", "close version", "close", "T15 stop", "T15 raise",
        "T20", "T15 lines", "T15 jumps", "T15 branches", "T15 sides",
        "F sides", "F branch", "T15 statement", "T15 instructions", "T16",
        "G9", "T21", "clean",
      ], of: .events, in: python)
  }
}

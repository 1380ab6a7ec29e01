internal import TestSupport
internal import Testing

@Suite struct `Answers of callbacks` {
  @Test(arguments: TestPython.all)
  func `T11: a place is disabled for one tool alone`(python: TestPython) throws {
    try expectRow(
      "T11", of: .answers, in: python,
      """
      3:LINE loops+1
      3:LINE loops+2
      3:LINE loops+3
      3:LINE loops+2
      3:LINE loops+4
      4:LINE loops+1
      4:LINE loops+2
      4:LINE loops+3
      4:LINE loops+2
      4:LINE loops+3
      4:LINE loops+2
      4:LINE loops+4
      again
      4:LINE loops+1
      4:LINE loops+2
      4:LINE loops+3
      4:LINE loops+2
      4:LINE loops+3
      4:LINE loops+2
      4:LINE loops+4
      """)
  }

  @Test(arguments: TestPython.all)
  func `T11: disabling what cannot be disabled does no harm`(python: TestPython) throws {
    // Answered from Python, CPython raises into the program: before 3.15 for exceptions, ever for
    // C_RETURN.
    try expectRow(
      "T11 raise", of: .answers, in: python,
      """
      from python = ValueError: Cannot disable RAISE events. Callback removed., callback removed
      from python = ValueError: Cannot disable C_RETURN events. Callback removed., callback removed
      raised = nothing
      RAISE handles+2 KeyError
      RAISE handles+2 KeyError
      """,
      from: [
        "3.15": """
        from python = None, callback kept
        from python = ValueError: Cannot disable C_RETURN events. Callback removed., callback removed
        raised = nothing
        RAISE handles+2 KeyError
        RAISE handles+2 KeyError
        """
      ])
  }

  @Test(arguments: TestPython.all)
  func `T11: a local exception event is disabled for good`(python: TestPython) throws {
    // Before 3.15 it cannot be local.
    try expectRow(
      "T11 local", of: .answers, in: python,
      """
      set = ValueError: invalid local event set 0x400
      raised = nothing
      nothing
      raised = nothing
      nothing
      """,
      from: [
        "3.14": """
        set = ValueError: invalid local event set 0x800
        raised = nothing
        nothing
        raised = nothing
        nothing
        """,
        "3.15": """
        set = None
        raised = nothing
        RAISE handles+2 KeyError
        raised = nothing
        nothing
        """,
      ])
  }

  @Test(arguments: TestPython.all)
  func `Every event can be answered with disable and raises nothing`(python: TestPython) throws {
    // BRANCH comes as its two sides from 3.14 on.
    try expectRow(
      "disable all", of: .answers, in: python,
      """
      outcome = None
      BRANCH
      CALL
      C_RAISE
      C_RETURN
      EXCEPTION_HANDLED
      INSTRUCTION
      JUMP
      LINE
      PY_RESUME
      PY_RETURN
      PY_START
      PY_THROW
      PY_UNWIND
      PY_YIELD
      RAISE
      RERAISE
      STOP_ITERATION
      callbacks removed = []
      """,
      from: [
        "3.14": """
        outcome = None
        BRANCH_LEFT
        BRANCH_RIGHT
        CALL
        C_RAISE
        C_RETURN
        EXCEPTION_HANDLED
        INSTRUCTION
        JUMP
        LINE
        PY_RESUME
        PY_RETURN
        PY_START
        PY_THROW
        PY_UNWIND
        PY_YIELD
        RAISE
        RERAISE
        STOP_ITERATION
        callbacks removed = []
        """
      ])
  }

  @Test(arguments: TestPython.all)
  func `T12: a restart turns on the places of all tools`(python: TestPython) throws {
    try expectRow(
      "T12", of: .answers, in: python,
      """
      LINE loops+1
      LINE loops+2
      LINE loops+3
      LINE loops+2
      LINE loops+4
      again
      nothing
      LINE loops+1
      LINE loops+2
      LINE loops+3
      LINE loops+2
      LINE loops+4
      """)
  }

  @Test(arguments: TestPython.all)
  func `Taking local events away and back turns on our own places only`(python: TestPython) throws {
    try expectRow(
      "rearm", of: .answers, in: python,
      """
      LINE loops+1
      LINE loops+2
      LINE loops+3
      LINE loops+2
      LINE loops+4
      again
      3:LINE loops+1
      3:LINE loops+2
      3:LINE loops+3
      3:LINE loops+2
      3:LINE loops+4
      """)
  }

  @Test(arguments: TestPython.all)
  func `Taking global events away and back turns on only code entered in between`(
    python: TestPython
  ) throws {
    try expectRow(
      "rearm global", of: .answers, in: python,
      """
      again
      3:LINE loops+1
      3:LINE loops+2
      3:LINE loops+3
      3:LINE loops+2
      3:LINE loops+4
      """)
  }

  @Test(arguments: TestPython.all)
  func `T17: a fault in a callback of ours never reaches the program`(python: TestPython) throws {
    try expectRow(
      "T17", of: .answers, in: python,
      """
      from python = LookupError: fault
      ours = 1
      failures = 1
      """)
  }

  @Test(arguments: TestPython.all)
  func `Arguments that no event has are ignored`(python: TestPython) throws {
    try expectRow(
      "misuse", of: .answers, in: python,
      """
      LINE answers ['None'], left None
      LINE rightly used disables: True
      PY_RETURN answers ['None'], left None
      PY_RETURN rightly used disables: True
      CALL answers ['None'], left None
      CALL rightly used disables: True
      JUMP answers ['None'], left None
      JUMP rightly used disables: True
      keyword = TypeError: callback.jump() takes no keyword arguments
      """)
  }

  @Test(arguments: TestPython.all)
  func `What a callback keeps cannot be made from Python`(python: TestPython) throws {
    try expectRow(
      "misuse type", of: .answers, in: python,
      """
      TypeError
      """)
  }

  @Test(arguments: TestPython.all)
  func `T18: code run by a callback is seen by no tool`(python: TestPython) throws {
    try expectRow(
      "T18", of: .answers, in: python,
      """
      inner code ran = True
      3:LINE outside+1
      4:LINE outside+1
      """)
  }

  @Test(arguments: TestPython.all)
  func `T19: every thread is seen, other interpreters are not`(python: TestPython) throws {
    try expectRow(
      "T19", of: .answers, in: python,
      """
      LINE threaded+1
      four threads = 16012
      other interpreter = None
      """)
  }

  @Test(arguments: TestPython.all)
  func `Local events chosen on entry count for the same call`(python: TestPython) throws {
    try expectRow(
      "discover", of: .answers, in: python,
      """
      LINE found+1
      LINE found+2
      PY_RETURN found+2 1
      PY_RETURN found+2 1
      """)
  }

  @Test(arguments: TestPython.all)
  func `Frames that run already send local events at once`(python: TestPython) throws {
    try expectRow(
      "running", of: .answers, in: python,
      """
      LINE running+3
      LINE running+4
      """)
  }

  @Test(arguments: TestPython.all)
  func `Only the recorder that was made to fail did, and no exception is left behind`(
    python: TestPython
  ) throws {
    try expectRow(
      "clean", of: .answers, in: python,
      """
      failures = 1
      exception = None
      """)
  }

  @Test(arguments: TestPython.all)
  func `The script prints these rows and no others`(python: TestPython) throws {
    try expectRows(
      [
        "T11", "T12", "rearm", "rearm global", "T11 raise",
        "T11 local", "disable all", "T17", "misuse", "misuse type",
        "T18", "T19", "discover", "running", "clean",
      ], of: .answers, in: python)
  }
}

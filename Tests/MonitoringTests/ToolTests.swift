internal import TestSupport
internal import Testing

@Suite struct `Tool ids and event sets` {
  @Test func `There is a Python to test with`() {
    #expect(!TestPython.all.isEmpty, "name some in PYCOV_TEST_PYTHONS, or run Scripts/make-matrix")
  }

  @Test(arguments: TestPython.all)
  func `T1: the namespace is an attribute of sys, not a module to import`(python: TestPython) throws
  {
    try expectRow(
      "T1", of: .tools, in: python,
      """
      import raises = ModuleNotFoundError
      type = module
      """)
  }

  @Test(arguments: TestPython.all)
  func `T2: there are six tool ids, four of them with a meaning`(python: TestPython) throws {
    try expectRow(
      "T2", of: .tools, in: python,
      """
      debugger = 0
      coverage = 1
      profiler = 2
      optimizer = 5
      six = ValueError: invalid tool 6 (must be between 0 and 5)
      minus one = ValueError: invalid tool -1 (must be between 0 and 5)
      ours = ValueError: no tool id '6'
      """)
  }

  @Test(arguments: TestPython.all)
  func `T14: NO_EVENTS is zero`(python: TestPython) throws {
    try expectRow(
      "T14", of: .tools, in: python,
      """
      no events = 0
      """)
  }

  @Test(arguments: TestPython.all)
  func `T3: a claim of a taken id names the holder`(python: TestPython) throws {
    try expectRow(
      "T3", of: .tools, in: python,
      """
      taken = ValueError: tool 1 is already in use
      no name = ValueError: tool name must be a str
      taken by us = ValueError: monitoring tool id 1 is held by 'ours'; stop it, or use another id
      one = ours
      two = None
      first free = 0
      after release = None
      released twice = LookupError: tool 1 is not claimed
      taken by others = ValueError: monitoring tool id 1 is held by 'theirs'; stop it, or use another id
      """)
  }

  @Test(arguments: TestPython.all)
  func `T4: a released tool leaves nothing behind`(python: TestPython) throws {
    // Before 3.14, free_tool_id leaves events and callbacks at work; ours takes them away first.
    try expectRow(
      "T4", of: .tools, in: python,
      """
      raw: alive
      raw: 32 events when claimed again
      raw: callback left
      ours: 0 events after release
      ours: 0 events and callback None when claimed again
      ours: 0 local events after release
      raw: 32 local events when claimed again
      """,
      from: [
        "3.14": """
        raw: dead
        raw: 0 events when claimed again
        raw: no callback left
        ours: 0 events after release
        ours: 0 events and callback None when claimed again
        ours: 0 local events after release
        raw: 0 local events when claimed again
        """
      ])
  }

  @Test(arguments: TestPython.all)
  func `T4: an id that was freed behind our back is an error, and leaves no callback`(
    python: TestPython
  ) throws {
    try expectRow(
      "T4 stolen", of: .tools, in: python,
      """
      release = ValueError: tool 2 is not in use
      callback = None
      """)
  }

  @Test(arguments: TestPython.all)
  func `T5: clear_tool_id is there from 3.14 on`(python: TestPython) throws {
    // Before, Tool.release does the same by hand.
    try expectRow(
      "T5", of: .tools, in: python,
      """
      present = False
      """,
      from: [
        "3.14": """
        present = True
        events = 0
        chosen = 0
        holder = raw
        """
      ])
  }

  @Test(arguments: TestPython.all)
  func `T6: get_tool says the name, or None`(python: TestPython) throws {
    try expectRow(
      "T6", of: .tools, in: python,
      """
      taken = named
      free = None
      bad = ValueError: invalid tool 9 (must be between 0 and 5)
      ours taken = named
      ours free = None
      """)
  }

  @Test(arguments: TestPython.all)
  func `T7: get_events never shows C_RETURN and C_RAISE`(python: TestPython) throws {
    try expectRow(
      "T7", of: .tools, in: python,
      """
      unused tool = 0
      calls read as call = True
      ours = CALL
      same bits = True
      ours = LINE|PY_START
      none = 0
      ours = NO_EVENTS
      """)
  }

  @Test(arguments: TestPython.all)
  func `T8: impossible sets are refused`(python: TestPython) throws {
    try expectRow(
      "T8", of: .tools, in: python,
      """
      unused tool = ValueError: tool 3 is not in use
      unknown bit = ValueError: invalid event set 0x1000000
      alone = ValueError: cannot set C_RETURN or C_RAISE events independently
      half = ValueError: cannot set C_RETURN or C_RAISE events independently
      ours = ValueError: cannot set C_RETURN or C_RAISE events independently
      unclaimed = LookupError: tool 3 is not claimed
      unknown = ValueError: no event 'NONSENSE'
      left = NO_EVENTS
      """)
  }

  @Test(arguments: TestPython.all)
  func `T9: local events are added to the global ones`(python: TestPython) throws {
    // Bits move in 3.14; in 3.15 events of exceptions can be local.
    try expectRow(
      "T9", of: .tools, in: python,
      """
      set = TypeError: code must be a code object
      get = TypeError: code must be a code object
      ours set = TypeError: code must be a code object
      ours get = TypeError: code must be a code object
      ours raise = ValueError: invalid local event set 0x400
      local = LINE|PY_RETURN
      everywhere = NO_EVENTS
      both = PY_START LINE PY_RETURN
      without local = PY_START
      """,
      from: [
        "3.14": """
        set = TypeError: code must be a code object
        get = TypeError: code must be a code object
        ours set = TypeError: code must be a code object
        ours get = TypeError: code must be a code object
        ours raise = ValueError: invalid local event set 0x800
        local = LINE|PY_RETURN
        everywhere = NO_EVENTS
        both = PY_START LINE PY_RETURN
        without local = PY_START
        """,
        "3.15": """
        set = TypeError: code must be a code object
        get = TypeError: code must be a code object
        ours set = TypeError: code must be a code object
        ours get = TypeError: code must be a code object
        ours raise = None
        local = LINE|PY_RETURN
        everywhere = NO_EVENTS
        both = PY_START LINE PY_RETURN
        without local = PY_START
        """,
      ])
  }

  @Test(arguments: TestPython.all)
  func `T10: a callback replaces the one before`(python: TestPython) throws {
    try expectRow(
      "T10", of: .tools, in: python,
      """
      before = None
      first comes back = True
      second comes back = True
      two events = ValueError: The callback can only be set for one event at a time
      unused tool = None
      uncallable comes back = 5
      misfit = TypeError: the callback does not take the arguments of event 'LINE'; give it one that does
      unknown = ValueError: no event 'NONSENSE'
      audited = ['sys.monitoring.register_callback']
      after ignore = None
      """)
  }

  @Test(arguments: TestPython.all)
  func `A scoped claim is released however its body ends`(python: TestPython) throws {
    try expectRow(
      "scoped", of: .tools, in: python,
      """
      answer = None
      holder inside = ['brief']
      holder after = None
      error = ZeroDivisionError: division by zero
      holder = None
      events = 0
      callback = None
      taken = ValueError: monitoring tool id 4 is held by 'theirs'; stop it, or use another id
      holder of taken = theirs
      events after = 0
      """)
  }

  @Test(arguments: TestPython.all)
  func `A tool that an error abandons releases itself`(python: TestPython) throws {
    try expectRow(
      "abandoned", of: .tools, in: python,
      """
      error = LookupError: abandoned
      holder = None
      events = 0
      callback = None
      """)
  }

  @Test(arguments: TestPython.all)
  func `G1: bits are read from the interpreter, where they move`(python: TestPython) throws {
    // 3.14 gives the two sides of a branch events of their own.
    try expectRow(
      "G1", of: .tools, in: python,
      """
      known = 17
      missing = []
      bits agree = True
      RAISE = 1024
      BRANCH LEFT = None
      """,
      from: [
        "3.14": """
        known = 19
        missing = []
        bits agree = True
        RAISE = 2048
        BRANCH LEFT = 256
        """
      ])
  }

  @Test(arguments: TestPython.all)
  func `G6: tools of others can be looked at`(python: TestPython) throws {
    try expectRow(
      "G6", of: .tools, in: python,
      """
      holder = theirs
      events = PY_START
      left = [None, None, None, None, None, None]
      """)
  }

  @Test(arguments: TestPython.all)
  func `No recorder fails and no exception is left behind`(python: TestPython) throws {
    try expectRow(
      "clean", of: .tools, in: python,
      """
      failures = 0
      exception = None
      """)
  }

  @Test(arguments: TestPython.all)
  func `The script prints these rows and no others`(python: TestPython) throws {
    try expectRows(
      [
        "T1", "T2", "T14", "T3", "T4",
        "T4 stolen", "T5", "T6", "T7", "T8",
        "T9", "T10", "scoped", "abandoned", "G1",
        "G6", "clean",
      ], of: .tools, in: python)
  }
}

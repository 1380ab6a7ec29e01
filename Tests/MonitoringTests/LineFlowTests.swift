internal import TestSupport
internal import Testing

/// What `LineFlow` finds in `Scripts/flows.py`: which arcs there are, and what tells of each.
@Suite struct `Line flow` {
  @Test(arguments: TestPython.all)
  func `a line that is reached from one line alone tells of its arc`(python: TestPython) throws {
    try expectRow(
      "both", of: .flows, in: python,
      """
      +0 to +1: destination
      +1 to exit: exception
      +1 to +2: destination
      +1 to +4: destination
      +2 to +5: lines
      +4 to +5: lines
      +5 to exit: lines
      told: +1
      """)
  }

  @Test(arguments: TestPython.all)
  func `an arc past the body of an 'if' needs the branch`(python: TestPython) throws {
    try expectRow(
      "skipped", of: .flows, in: python,
      """
      +0 to +1: destination
      +1 to exit: exception
      +1 to +2: destination
      +1 to +3: branch
      +2 to +3: lines
      +3 to exit: lines
      """)
  }

  @Test(arguments: TestPython.all)
  func `an arc out of a loop is told of by the line behind it`(python: TestPython) throws {
    try expectRow(
      "loop", of: .flows, in: python,
      """
      +0 to +1: lines
      +1 to exit: exception
      +1 to +2: destination
      +1 to +3: destination
      +2 to +1: lines
      +3 to exit: lines
      told: +1
      """)
  }

  @Test(arguments: TestPython.all)
  func `a return on the line of a branch tells of the way out`(python: TestPython) throws {
    try expectRow(
      "early", of: .flows, in: python,
      """
      +0 to +1: destination
      +1 to exit: exception, return
      +1 to +2: destination
      +2 to exit: lines
      """)
    try expectRow(
      "last", of: .flows, in: python,
      """
      +0 to +1: destination
      +1 to exit: exception, return
      """)
    try expectRow(
      "one_line", of: .flows, in: python,
      """
      +0 to exit: exception, return
      """)
    try expectRow(
      "several", of: .flows, in: python,
      """
      +0 to +1: lines
      +1 to exit: exception, return
      +1 to +2: destination
      +2 to +1: lines
      """)
  }

  @Test(arguments: TestPython.all)
  func `a branch that other lines lead past is asked`(python: TestPython) throws {
    try expectRow(
      "breaks", of: .flows, in: python,
      """
      +0 to +1: lines
      +1 to exit: exception
      +1 to +2: destination
      +1 to +4: branch
      +2 to exit: exception
      +2 to +3: destination
      +2 to +4: branch, unless an exception
      +3 to +1: lines
      +4 to exit: lines
      """)
  }

  @Test(arguments: TestPython.all)
  func `an exception tells that its line was left for a handler`(python: TestPython) throws {
    try expectRow(
      "caught", of: .flows, in: python,
      """
      +0 to +1: destination
      +1 to +2: destination
      +2 to +3: destination
      +2 to +4: exception
      +3 to +6: lines
      +4 to exit: exception
      +4 to +5: destination
      +5 to +6: lines
      +6 to exit: lines
      told: +1 +2
      """,
      from: [
        "3.14": """
        +0 to +1: destination
        +1 to +2: destination
        +2 to exit: exception
        +2 to +3: destination
        +2 to +4: exception
        +3 to +6: lines
        +4 to exit: exception
        +4 to +5: destination
        +5 to +6: lines
        +6 to exit: lines
        told: +1 +2
        """
      ])
  }

  @Test(arguments: TestPython.all)
  func `a branch does not count when an exception comes before its line`(python: TestPython) throws
  {
    try expectRow(
      "doubtful", of: .flows, in: python,
      """
      +0 to +1: destination
      +1 to +2: destination
      +2 to +3: destination
      +2 to +5: branch, exception, unless an exception
      +3 to +5: lines
      +5 to exit: lines
      +5 to +6: destination
      +6 to exit: lines
      told: +1
      """,
      from: [
        "3.14": """
        +0 to +1: destination
        +1 to +2: destination
        +2 to exit: exception
        +2 to +3: destination
        +2 to +5: branch, exception, unless an exception
        +3 to +5: lines
        +5 to exit: lines
        +5 to +6: destination
        +6 to exit: lines
        told: +1
        """
      ])
  }

  @Test(arguments: TestPython.all)
  func `lines in a row tell of each other, but for the last`(python: TestPython) throws {
    try expectRow(
      "straight", of: .flows, in: python,
      """
      +0 to +1: destination
      +1 to +2: destination
      +2 to +3: destination
      +3 to exit: lines
      told: +1 +2
      """)
  }

  @Test(arguments: TestPython.all)
  func `lines on which code pauses are known, and none tells of others there`(python: TestPython)
    throws
  {
    try expectRow(
      "generator", of: .flows, in: python,
      """
      +0 to +1: lines
      +1 to exit: exception
      +1 to +2: destination
      +1 to +3: destination
      +2 to +1: lines
      +3 to exit: lines
      pauses: +2
      """)
    try expectRow(
      "coroutine", of: .flows, in: python,
      """
      +0 to +1: lines
      +1 to exit: end of iterator, exception
      +1 to +2: lines
      +2 to +1: lines
      pauses: +1 +2
      """)
  }

  @Test(arguments: TestPython.all)
  func `an assertion that fails leaves by an exception`(python: TestPython) throws {
    try expectRow(
      "asserts", of: .flows, in: python,
      """
      +0 to +1: destination
      +1 to exit: exception
      +1 to +2: destination
      +2 to exit: lines
      """)
  }

  @Test(arguments: TestPython.all)
  func `a branch tells of a line that CPython passes over in silence`(python: TestPython) throws {
    try expectRow(
      "found", of: .flows, in: python,
      """
      +0 to +1: lines
      +1 to exit: exception
      +1 to +2: destination
      +1 to +4: branch, unless an exception
      +2 to exit: exception
      +2 to +1: jump
      +2 to +3: destination
      +3 to +4: lines
      +4 to exit: lines
      """,
      from: [
        "3.14": """
        +0 to +1: lines
        +1 to exit: exception
        +1 to +2: destination
        +1 to +4: branch, tells of the line, unless an exception
        +2 to exit: exception
        +2 to +1: jump
        +2 to +3: destination
        +3 to +4: lines
        +4 to exit: lines
        """
      ])
  }

  @Test(arguments: TestPython.all)
  func `places far away are found as near ones are`(python: TestPython) throws {
    try expectRow(
      "far_end", of: .flows, in: python,
      """
      +0 to +1: lines
      +1 to exit: branch, exception, unless an exception
      +1 to +2: lines
      +1 to +4: destination
      +2 to +1: end of iterator, exception
      +2 to +3: destination
      +3 to +1: lines
      +4 to exit: lines
      pauses: +1 +2
      """,
      from: [
        "3.13": """
        +0 to +1: lines
        +1 to exit: branch, exception, unless an exception
        +1 to +2: lines
        +1 to +4: destination
        +2 to exit: exception
        +2 to +1: end of iterator, exception
        +2 to +3: destination
        +3 to +1: lines
        +4 to exit: lines
        pauses: +1 +2
        """
      ])
    try expectRow(
      "far_handler", of: .flows, in: python,
      """
      +0 to +1: destination
      +1 to +2: destination
      +2 to +3: exception
      +2 to +5: branch, unless an exception
      +3 to exit: exception
      +3 to +4: destination
      +4 to +5: lines
      +5 to exit: lines
      told: +1
      """,
      from: [
        "3.14": """
        +0 to +1: destination
        +1 to +2: destination
        +2 to exit: exception
        +2 to +3: exception
        +2 to +5: branch, unless an exception
        +3 to exit: exception
        +3 to +4: destination
        +4 to +5: lines
        +5 to exit: lines
        told: +1
        """
      ])
  }

  @Test(arguments: TestPython.all)
  func `the script prints these rows and no others`(python: TestPython) throws {
    try expectRows(
      [
        "both", "skipped", "loop", "early", "last", "breaks", "one_line", "several", "caught",
        "doubtful", "straight", "generator", "coroutine", "asserts", "found", "far_end",
        "far_handler",
      ],
      of: .flows, in: python)
  }
}

internal import TestSupport
internal import Testing

@Suite struct `Code objects` {
  @Test(arguments: TestPython.all)
  func `A code object tells its file, names and first line`(python: TestPython) throws {
    try expectRow(
      "names", of: .code, in: python,
      """
      given.py function function 2
      given.py <lambda> function.<locals>.Inner.<lambda> 5
      <made up> <module> <module> 1
      caf�.py <module> <module> 1
      TypeError: not a code object
      TypeError: not a code object
      """)
  }

  @Test(arguments: TestPython.all)
  func `G11: the line table is that of co_lines()`(python: TestPython) throws {
    try expectRow(
      "lines", of: .code, in: python,
      """
      many = True
      different = 0
      offsets agree = True
      far apart agree = True
      cut short = 0-2:1
      """)
  }

  @Test(arguments: TestPython.all)
  func `The bounds of a line table leave out what has no line`(python: TestPython) throws {
    try expectRow(
      "bounds", of: .code, in: python,
      """
      far = 5001-5593
      one = 1-1
      none = None
      """)
  }

  @Test(arguments: TestPython.all)
  func `The caller's module tells its names`(python: TestPython) throws {
    try expectRow(
      "globals", of: .code, in: python,
      """
      module = __main__
      unbound = None
      attribute = attribute
      no text = None
      lacking = None
      """)
  }

  @Test(arguments: TestPython.all)
  func `A list tells its texts`(python: TestPython) throws {
    try expectRow(
      "texts", of: .code, in: python,
      """
      some = a b
      none = ''
      no list = SystemError
      """)
  }

  @Test(arguments: TestPython.all)
  func `A slot of our own is released with its code object`(python: TestPython) throws {
    try expectRow(
      "extra", of: .code, in: python,
      """
      unset = 0
      set = 7
      other = 0
      released = 0
      released = 1
      """)
  }

  @Test(arguments: TestPython.all)
  func `G12: an object that only looks like code is passed on`(python: TestPython) throws {
    // The functions that fire events are there from 3.13 on.
    try expectRow(
      "G12", of: .code, in: python,
      """
      present = False
      """,
      from: [
        "3.13": """
        events = [(3, 'LINE', 'like code', 42)]
        """
      ])
  }

  @Test(arguments: TestPython.all)
  func `No recorder fails and no exception is left behind`(python: TestPython) throws {
    try expectRow(
      "clean", of: .code, in: python,
      """
      failures = 0
      exception = None
      """)
  }

  @Test(arguments: TestPython.all)
  func `The script prints these rows and no others`(python: TestPython) throws {
    try expectRows(
      [
        "names", "lines", "bounds", "globals", "texts",
        "extra", "G12", "clean",
      ], of: .code, in: python)
  }
}

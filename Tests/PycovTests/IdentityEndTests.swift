import TestSupport
import Testing

@Suite struct `A measured program ends the same` {
  private static let ends: [(way: String, code: Int32)] = [
    ("nothing", 0), ("zero", 0), ("three", 3), ("none", 0), ("text", 1), ("large", 1),
    ("negative", 255), ("huge", 255), ("object", 1), ("true", 1), ("odd", 1), ("quit", 4),
    ("at once", 7), ("full", 120), ("closed", 1),
  ]

  @Test(arguments: TestPython.all, ends)
  func `when it chooses its end`(python: TestPython, end: (way: String, code: Int32)) throws {
    try Twin(python).expectSame(["exits.py", end.way], code: end.code)
  }

  private static let failures: [String] = [
    "fail", "chained", "nested", "noted", "oddly", "recursion", "hooked", "generator", "no way",
  ]

  @Test(arguments: TestPython.all, failures)
  func `when it fails`(python: TestPython, way: String) throws {
    let twin = try Twin(python)
    try twin.expectSame(["exits.py", way], code: 1)
    try twin.expectSame(["-m", "exits", way], code: 1)
  }

  @Test(arguments: TestPython.all)
  func `when an object fails on leaving`(python: TestPython) throws {
    try Twin(python).expectSame(["exits.py", "unraisable"])
  }

  private static let deaths: [(way: String, code: Int32)] = [
    ("interrupt", -2), ("interrupted", -2), ("abort", -6), ("killed", -9), ("terminated", -15),
    ("hung up", -1),
  ]

  @Test(arguments: TestPython.all, deaths)
  func `when it dies by a signal`(python: TestPython, end: (way: String, code: Int32)) throws {
    try Twin(python).expectSame(["exits.py", end.way], code: end.code)
  }

  private static let starts: [(words: [String], code: Int32)] = [
    (["broken_syntax.py"], 1), (["broken_indent.py"], 1), (["broken_coding.py"], 1),
    (["broken_import.py"], 1), (["-m", "missing"], 1),
    (["-m", "package.missing"], 1), (["-m", "broken_syntax"], 1), (["-m", "package"], 1),
    (["-c", "x = (1,\n"], 1), (["-c", "raise ValueError('é')"], 1), (["package"], 1),
    (["-c", "import exits; exits.fail(2)"], 1),
  ]

  @Test(arguments: TestPython.all, starts)
  func `when it cannot start`(python: TestPython, start: (words: [String], code: Int32)) throws {
    try Twin(python).expectSame(start.words, code: start.code)
  }

  @Test(arguments: TestPython.all)
  func `with what is left to do at exit, in its order`(python: TestPython) throws {
    try Twin(python).expectSame(["at_exit.py"])
  }

  @Test(arguments: TestPython.all)
  func `when a thread fails`(python: TestPython) throws {
    try Twin(python).expectSame(["threads.py"], code: 5)
  }
}

import TestSupport
import Testing

@Suite struct `A measured program is signalled the same` {
  private static let endings: [(way: String, signal: String, code: Int32)] = [
    ("plain", "SIGINT", -2), ("caught", "SIGINT", 0), ("handler", "SIGINT", 9),
    ("plain", "SIGTERM", -15), ("handler", "SIGTERM", 9), ("handler", "SIGUSR1", 9),
    ("plain", "SIGUSR1", -10), ("plain", "SIGHUP", -1), ("plain", "SIGKILL", -9),
    ("plain", "SIGQUIT", -3),
  ]

  @Test(arguments: TestPython.all, endings)
  func `by kill`(
    python: TestPython, ending: (way: String, signal: String, code: Int32)
  ) throws {
    try Twin(python).expectSame(
      ["waits.py", ending.way], driver: ["signalled.py", ending.signal],
      last: "ended with \(ending.code)")
  }

  @Test(arguments: TestPython.all, [("plain", -2), ("caught", 0), ("handler", 9)])
  func `by the interrupt key of a terminal`(
    python: TestPython, ending: (way: String, code: Int32)
  ) throws {
    let driver = ["on_terminal.py", "wait:ready", "send:\\x03"]
    try Twin(python).expectSame(
      ["waits.py", ending.way], driver: driver, last: "ended with \(ending.code)")
  }

  @Test(arguments: TestPython.all)
  func `by the quit key of a terminal`(python: TestPython) throws {
    let driver = ["on_terminal.py", "wait:ready", "send:\\x1c"]
    try Twin(python).expectSame(["waits.py", "plain"], driver: driver, last: "ended with -3")
  }
}

@Suite struct `A measured program asks the same on a terminal` {
  @Test(arguments: TestPython.all, [[], ["readline"]])
  func `and gets its answers`(python: TestPython, options: [String]) throws {
    let steps = ["wait:name? ", "send:Ada\\n", "wait:again? ", "send:yes\\n"]
    try Twin(python).expectSame(
      ["terminal_input.py"] + options, driver: ["on_terminal.py"] + steps, last: "ended with 0")
  }

  @Test(arguments: TestPython.all, [[], ["readline"]])
  func `and sees the end of the input`(python: TestPython, options: [String]) throws {
    let steps = ["wait:name? ", "send:Ada\\n", "wait:again? ", "send:\\x04"]
    try Twin(python).expectSame(
      ["terminal_input.py"] + options, driver: ["on_terminal.py"] + steps, last: "ended with 0")
  }

  @Test(arguments: TestPython.all)
  func `and is edited by readline`(python: TestPython) throws {
    let steps = [
      "wait:name? ", "send:Adx\\x7fa\\n", "wait:again? ", "send:\\x1b[A\\x1b[A\\n",
    ]
    var twin = try Twin(python)
    twin.environment = ["TERM": "xterm", "INPUTRC": "/dev/null"]
    try twin.expectSame(
      ["terminal_input.py", "readline"], driver: ["on_terminal.py"] + steps, last: "ended with 0")
  }

  @Test(arguments: TestPython.all, [[], ["readline"]])
  func `and is interrupted while it waits`(python: TestPython, options: [String]) throws {
    try Twin(python).expectSame(
      ["terminal_input.py"] + options, driver: ["on_terminal.py", "wait:name? ", "send:\\x03"],
      last: "ended with -2")
  }
}

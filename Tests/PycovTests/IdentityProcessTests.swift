import TestSupport
import Testing

@Suite struct `A measured program has the same children` {
  @Test(arguments: TestPython.all)
  func `by fork, whichever way they end`(python: TestPython) throws {
    try Twin(python).expectSame(["forks.py"])
  }

  @Test(arguments: TestPython.all, ["fork", "spawn", "forkserver"])
  func `by multiprocessing`(python: TestPython, method: String) throws {
    try Twin(python).expectSame(["starts_processes.py", method])
  }

  @Test(arguments: TestPython.all)
  func `by multiprocessing from a module`(python: TestPython) throws {
    try Twin(python).expectSame(["-m", "starts_processes", "spawn"])
  }

  @Test(arguments: TestPython.all)
  func `by subprocess, with options of the interpreter`(python: TestPython) throws {
    try Twin(python).expectSame(["runs_python.py"])
  }

  @Test(arguments: TestPython.all)
  func `by exec in its own place`(python: TestPython) throws {
    let code = """
      import os, sys; sys.stdout.flush(); \
      os.execv(sys.executable, [sys.executable, '-c', 'import sys; print(sys.argv); sys.exit(8)'])
      """
    try Twin(python).expectSame(["-c", code], code: 8)
  }
}

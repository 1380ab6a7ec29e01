import Interpreter
import TestSupport
import Testing

@Suite struct `Finding a Python` {
  private var machine: FakeMachine

  init() throws { machine = try FakeMachine() }

  @Test func `takes the active virtual environment, by its own name`() throws {
    var machine = machine
    try machine.installPython(0x030D_00F0, in: "opt")
    try machine.makeEnvironment("venv", of: "opt")
    machine.environment["VIRTUAL_ENV"] = machine.path("venv")
    let found = try machine.find()
    #expect(found.executable == machine.path("venv/bin/python"))
    #expect(found.version == PythonVersion(3, 13, 0))
    #expect(found.sharedLibrary == machine.path("opt/lib/libpython3.13.so.1.0"))
    #expect(found.origin == .activeEnvironment)
    #expect(found.note == nil)
  }

  @Test func `takes a version by its number`() throws {
    try machine.installPython(0x030C_01F0, in: "home/.pyenv/versions/3.12.1")
    try machine.installPython(0x030D_00F0, in: "home/.pyenv/versions/3.13.0")
    try machine.installPython(0x030D_01F0, in: "home/.local/share/uv/python/cpython-3.13.1")
    let newest = machine.path("home/.local/share/uv/python/cpython-3.13.1/bin/python3")
    #expect(try machine.find("3.13").executable == newest)
    let exact = machine.path("home/.pyenv/versions/3.13.0/bin/python3")
    #expect(try machine.find("3.13.0").executable == exact)
    #expect(machine.failure("3.14") == .notInstalled(PythonVersion(3, 14)))
  }

  @Test func `takes conda's active environment`() throws {
    var machine = machine
    try machine.installPython(0x030C_01F0, in: "conda", shared: false)
    try machine.link("conda/bin/python", to: "python3.12")
    machine.environment["CONDA_PREFIX"] = machine.path("conda")
    let found = try machine.find()
    #expect(found.executable == machine.path("conda/bin/python"))
    #expect(found.origin == .activeEnvironment)
  }

  @Test func `refuses an active environment that is too old`() throws {
    var machine = machine
    try machine.installPython(0x030B_07F0, in: "opt")
    try machine.installPython(0x030D_00F0, in: ".")
    try machine.makeEnvironment("venv", of: "opt")
    machine.environment["VIRTUAL_ENV"] = machine.path("venv")
    let expected = InterpreterError.tooOld(
      path: machine.path("venv/bin/python"), version: PythonVersion(3, 11, 7))
    #expect(machine.failure() == expected)
  }

  @Test func `takes python3 on PATH, and python where there is no other`() throws {
    try machine.installPython(0x030D_00F0, in: ".")
    let found = try machine.find()
    #expect(found.executable == machine.path("bin/python3"))
    #expect(found.origin == .path)
    let other = try FakeMachine()
    try other.install(FakeElf.python(hex: 0x030C_00F0), as: "bin/python")
    #expect(try other.find().executable == other.path("bin/python"))
  }

  @Test func `looks on for the newest when python3 on PATH is too old, and says so`() throws {
    try machine.installPython(0x030B_07F0, in: ".")
    try machine.installPython(0x030C_01F0, in: "home/.pyenv/versions/3.12.1")
    try machine.installPython(0x030D_01F0, in: "home/.local/share/uv/python/cpython-3.13.1")
    try machine.installPython(0x030F_00A2, in: "system")
    let found = try machine.find()
    let newest = machine.path("home/.local/share/uv/python/cpython-3.13.1/bin/python3")
    #expect(found.executable == newest)
    #expect(found.origin == .newest)
    let old = PassedOver(
      path: machine.path("bin/python3"), version: PythonVersion(3, 11, 7), reason: "too old")
    #expect(found.passedOver == [old])
    let note = """
      running '\(newest)' (Python 3.13.1), since Python 3.11.7 at '\(old.path)' (too old) \
      will not do; name another one with --python
      """
    #expect(found.note == note)
  }

  @Test func `takes a pre-release only when there is nothing else`() throws {
    try machine.installPython(0x030F_00A2, in: "system")
    #expect(try machine.find().version == PythonVersion(3, 15, 0, prerelease: "a2"))
  }

  @Test func `says what it found when nothing will do`() throws {
    try machine.installPython(0x030B_07F0, in: ".")
    try machine.installPython(0x030A_00F0, in: "system")
    let text = """
      no Python 3.12 or newer found, only Python 3.11.7 at '\(machine.path("bin/python3"))' \
      (too old), Python 3.10.0 at '\(machine.path("system/bin/python3"))' (too old); \
      install one, or name it with --python
      """
    #expect(machine.failure()?.description == text)
    let empty = "no Python 3.12 or newer found; install one, or name it with --python"
    #expect(try FakeMachine().failure()?.description == empty)
  }
}

@Suite struct `Naming a Python` {
  private let machine: FakeMachine

  init() throws { machine = try FakeMachine() }

  @Test func `may be a path, a command or an environment's folder`() throws {
    try machine.installPython(0x030D_00F0, in: ".")
    try machine.makeEnvironment("venv", of: ".")
    let expected = [
      ("bin/python3.13", "bin/python3.13"), ("./bin/python3.13", "bin/python3.13"),
      ("python3.13", "bin/python3.13"), ("venv", "venv/bin/python"),
      (machine.path("venv/bin/python3"), "venv/bin/python3"),
    ]
    for (name, path) in expected {
      let found = try machine.find(name)
      #expect(found.executable == machine.path(path))
      #expect(found.origin == .named)
    }
  }

  @Test func `wins over everything else`() throws {
    var machine = machine
    try machine.installPython(0x030D_00F0, in: "opt")
    try machine.installPython(0x030C_00F0, in: ".")
    try machine.makeEnvironment("venv", of: ".")
    machine.environment["VIRTUAL_ENV"] = machine.path("venv")
    #expect(try machine.find("opt/bin/python3").version == PythonVersion(3, 13, 0))
  }

  @Test func `fails clearly`() throws {
    try machine.folder.write("", to: "text")
    try machine.folder.write("", to: "folder/file")
    try machine.install("#!/bin/sh\necho hello\n", as: "hello")
    try machine.install(FakeElf.python(hex: 0x030B_07F0), as: "old")
    try machine.install(FakeElf.python(hex: 0x030D_00F0, isFreeThreaded: true), as: "free")
    let answers = ["gone", "text", "folder", "hello", "old", "free"].map { machine.failure($0) }
    let path = machine.path
    let expected: [InterpreterError] = [
      .notFound(path("gone")), .notExecutable(path("text")), .notFound(path("folder")),
      .notPython(path: path("hello"), reason: "it does not answer as one"),
      .tooOld(path: path("old"), version: PythonVersion(3, 11, 7)),
      .freeThreaded(path: path("free"), version: PythonVersion(3, 13, 0)),
    ]
    #expect(answers == expected)
  }

  @Test func `tells a free-threaded one by its library`() throws {
    try machine.install(FakeElf.linked("libpython3.13t.so.1.0"), as: "p/bin/python3.13t")
    try machine.install(FakeElf.python(hex: 0x030D_00F0), as: "p/lib/libpython3.13t.so.1.0")
    let text = """
      '\(machine.path("p/bin/python3.13t"))' is a free-threaded Python 3.13.0, which is not \
      supported yet; name one with the usual lock with --python
      """
    #expect(machine.failure("p/bin/python3.13t")?.description == text)
  }
}

import Files
import Interpreter
import TestSupport
import Testing

@Suite struct `A pyenv shim` {
  private var machine: FakeMachine

  init() throws {
    machine = try FakeMachine()
    try machine.install("#!/bin/sh\nexit 1\n", as: "pyenv/shims/python3")
    for (version, hex) in [
      ("3.12.1", 0x030C_01F0), ("3.13.0", 0x030D_00F0), ("3.13.10", 0x030D_0AF0),
    ] {
      try machine.installPython(UInt64(hex), in: "pyenv/versions/\(version)")
    }
    try machine.install(FakeElf.python(hex: 0x030C_09F0), as: "bin/python3")
    try machine.folder.write("3.12.1\n", to: "pyenv/version")
    machine.environment["PATH"] = "\(machine.path("pyenv/shims")):\(machine.path("bin"))"
  }

  @Test(arguments: [
    ("3.13.0", "3.13.0"), ("3.13", "3.13.10"), ("python-3.12.1", "3.12.1"),
    ("gone:3.13.0:3.12.1", "3.13.0"),
  ]) func `stands for the version of PYENV_VERSION`(name: String, version: String) throws {
    var machine = machine
    machine.environment["PYENV_VERSION"] = name
    let found = try machine.find()
    #expect(found.executable == machine.path("pyenv/versions/\(version)/bin/python3"))
    #expect(found.origin == .path)
  }

  @Test func `stands for the version of the nearest file, else of the root's`() throws {
    #expect(try machine.find().version == PythonVersion(3, 12, 1))
    try machine.folder.write("# ours\n3.13.0  3.12.1\n", to: ".python-version")
    #expect(try machine.find().version == PythonVersion(3, 13, 0))
  }

  @Test func `stands for the system's when that is chosen`() throws {
    var machine = machine
    machine.environment["PYENV_VERSION"] = "system"
    #expect(try machine.find().executable == machine.path("bin/python3"))
  }

  @Test func `of no version is passed over`() throws {
    var machine = machine
    machine.environment["PYENV_VERSION"] = "gone"
    machine.environment["PYENV_ROOT"] = machine.path("pyenv")
    let found = try machine.find()
    #expect(found.version == PythonVersion(3, 13, 10))
    let reason = "pyenv has no version chosen that provides it"
    let shim = machine.path("pyenv/shims/python3")
    #expect(found.passedOver == [PassedOver(path: shim, version: nil, reason: reason)])
  }
}

@Suite struct `A Python that has to be started` {
  private var machine: FakeMachine

  init() throws { machine = try FakeMachine() }

  /// A script that answers as a Python does, and counts its runs.
  private func answer(executable: String, hex: UInt64 = 0x030D_00F0, library: String = "") -> String
  {
    """
    #!/bin/sh
    echo run >> '\(machine.path("runs"))'
    printf 'pycov\\n%s\\n0\\n%s\\n%s\\n' \(hex) '\(executable)' '\(library)'

    """
  }

  private func runs() -> Int {
    ((try? machine.folder.read("runs")) ?? "").split(separator: "\n").count
  }

  @Test func `is asked once, until its file changes`() throws {
    let path = machine.path("p/python")
    let library = try machine.install(FakeElf.python(hex: 0x030D_00F0), as: "lib.so")
    try machine.install(answer(executable: path, library: library), as: "p/python")
    for _ in 1...3 { #expect(try machine.find(path).sharedLibrary == library) }
    #expect(runs() == 1)
    try machine.install(answer(executable: path, hex: 0x030E_00F0) + "\n", as: "p/python")
    #expect(try machine.find(path).version == PythonVersion(3, 14, 0))
    #expect(runs() == 2)
  }

  @Test func `is asked again when the cache is broken`() throws {
    let path = machine.path("p/python")
    try machine.install(answer(executable: path), as: "p/python")
    _ = try machine.find(path)
    let cache = machine.path("home/.cache/pycov")
    for name in try Files.list(cache) { try Files.write([0xFF, 0x0A], to: "\(cache)/\(name)") }
    #expect(try machine.find(path).version == PythonVersion(3, 13, 0))
    #expect(runs() == 2)
  }

  @Test func `is asked every time when it stands for another`() throws {
    try machine.installPython(0x030D_00F0, in: "opt")
    let target = machine.path("opt/bin/python3.13")
    try machine.install(answer(executable: target), as: "shim")
    for _ in 1...2 {
      let found = try machine.find("shim")
      #expect(found.executable == target)
      #expect(found.sharedLibrary == machine.path("opt/lib/libpython3.13.so.1.0"))
    }
    #expect(runs() == 2)
  }

  @Test func `has no library when its version is another`() throws {
    let library = try machine.install(FakeElf.python(hex: 0x030D_01F0), as: "lib.so")
    try machine.install(answer(executable: machine.path("python"), library: library), as: "python")
    #expect(try machine.find("./python").sharedLibrary == nil)
  }
}

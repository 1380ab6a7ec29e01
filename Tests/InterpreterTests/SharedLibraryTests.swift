import Interpreter
import TestSupport
import Testing

@Suite struct `The shared library of a Python` {
  private let machine: FakeMachine
  private let name = "libpython3.13.so.1.0"

  init() throws { machine = try FakeMachine() }

  @Test(arguments: ["p/lib", "p/lib64", "system/lib/multiarch"])
  func `is the one of its prefix or of the system`(folder: String) throws {
    try machine.install(FakeElf.linked(name), as: "p/bin/python3")
    try machine.install(FakeElf.python(hex: 0x030D_00F0), as: "\(folder)/\(name)")
    #expect(try machine.find("p/bin/python3").sharedLibrary == machine.path("\(folder)/\(name)"))
  }

  @Test func `is the one that the executable looks for itself`() throws {
    try machine.install(FakeElf.linked(name, runpath: "$ORIGIN/../own"), as: "p/bin/python3")
    for folder in ["p/own", "p/lib"] {
      try machine.install(FakeElf.python(hex: 0x030D_00F0), as: "\(folder)/\(name)")
    }
    let found = try machine.find("p/bin/python3").sharedLibrary
    #expect(found == machine.path("p/bin/../own/\(name)"))
    var directed = machine
    directed.environment["LD_LIBRARY_PATH"] = machine.path("p/lib")
    #expect(try directed.find("p/bin/python3").sharedLibrary == machine.path("p/lib/\(name)"))
  }

  @Test func `is not asked for by an executable that holds the interpreter`() throws {
    try machine.install(FakeElf.python(hex: 0x030D_02F0), as: "p/bin/python3")
    try machine.install(FakeElf.python(hex: 0x030D_02F0), as: "p/lib/\(name)")
    #expect(try machine.find("p/bin/python3").sharedLibrary == nil)
  }

  @Test func `is not read from files that are cut short`() throws {
    let whole = FakeElf.python(hex: 0x030D_00F0)
    for length in 0..<whole.count - 1 {
      try machine.install(Array(whole.prefix(length)), as: "p/bin/python3")
      #expect(machine.failure("p/bin/python3") != nil, "cut at \(length)")
    }
  }
}

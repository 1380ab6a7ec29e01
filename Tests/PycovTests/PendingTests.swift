internal import Files
internal import TestSupport
internal import Testing

/// What a program recorded and no command has put into the data file yet.
@Suite struct `A pending recording` {
  private static let killed: KeyValuePairs = [
    "m.py": """
    import os  # hit
    os.kill(os.getpid(), 9)  # hit
    print()  # miss
    """
  ]

  @Test(arguments: ["report", "lcov", "json", "html", "combine", "debug data"])
  func `is folded in by every command`(command: String) throws {
    let project = try Project(Self.killed)
    try project.run("m.py")
    #expect(try project.journals().count == 1)
    let words = command.split(separator: " ").map(String.init)
    _ = try project.command([Repository.pycov] + words)
    #expect(try project.journals() == [])
    try project.expectMarks("m.py")
  }

  @Test func `is folded in by the next run`() throws {
    let project = try Project(Self.killed)
    try project.folder.write("print()  # hit\n", to: "other.py")
    try project.run("m.py")
    try project.run("--append", "other.py")
    #expect(try project.journals() == [])
    try project.expectMarks("m.py")
    try project.expectMarks("other.py")
  }

  @Test func `is replaced by a later run that starts anew`() throws {
    let project = try Project(Self.killed)
    try project.folder.write("print()  # hit\n", to: "other.py")
    try project.run("m.py")
    try project.run("other.py")
    #expect(try project.measured() == ["other.py": Lines(executed: [1])])
  }

  @Test func `of a run with a data file of its own is left alone`() throws {
    let project = try Project(Self.killed)
    try project.folder.write("print()  # hit\n", to: "other.py")
    try project.run("--data-file=a.data", "m.py")
    try project.run("--data-file=b.data", "other.py")
    #expect(try project.measured("--data-file=b.data") == ["other.py": Lines(executed: [1])])
    #expect(try project.journals().count == 1)
    try project.expectMarks("m.py", options: ["--data-file=a.data"])
    #expect(try project.journals() == [])
  }

  @Test func `of a parallel process is combined`() throws {
    let project = try Project(Self.killed)
    try project.run("--parallel-mode", "m.py")
    try project.run("--parallel-mode", "m.py")
    #expect(try project.journals().count == 2)
    try project.expectMarks("m.py")
    #expect(try project.journals() == [])
  }

  @Test func `is thrown away by erase`() throws {
    let project = try Project(Self.killed)
    try project.run("m.py")
    #expect(try Ending(project.pycov("erase")) == Ending(code: 0))
    #expect(try project.journals() == [])
    project.expectComplaint(
      try project.pycov("report"),
      "no data file at '.coverage'; run 'pycov run' first, or name one with --data-file")
  }

  @Test(arguments: ["", "x", "something that was never a recording\n"])
  func `that is damaged is named once and the rest is kept`(text: String) throws {
    let project = try Project(Self.killed)
    try project.run("m.py")
    let path = try project.folder.write(text, to: ".pycov/.coverage.1.abc.journal")
    let first = try project.pycov("report")
    #expect(first.code == 0)
    // One that is empty was being made when its process died: there is nothing to say about it.
    let complaint = "pycov: '\(path)' is not a recording of this version of pycov; delete it\n"
    #expect(first.errors == (text.isEmpty ? "" : complaint))
    #expect(first.output.contains("m.py        3      1    67%"))
  }

  @Test func `that was cut off is kept as far as it goes`() throws {
    let project = try Project(Self.killed)
    try project.run("m.py")
    let name = try #require(try project.journals().first)
    let bytes = try Files.read(project.folder.path(".pycov/\(name)"))
    try project.folder.write(Array(bytes[..<256]), to: ".pycov/\(name)")
    let outcome = try project.pycov("report")
    project.expectComplaint(
      outcome, "no data to report; run 'pycov run' first, or look at --include and --omit")
  }

  @Test(arguments: [23, 31])
  func `whose header is damaged does not stop a command`(place: Int) throws {
    let project = try Project(Self.killed)
    try project.run("m.py")
    let name = try #require(try project.journals().first)
    var bytes = try Files.read(project.folder.path(".pycov/\(name)"))
    bytes[place] = 0xff
    try project.folder.write(bytes, to: ".pycov/\(name)")
    try project.expectMarks("m.py")
  }

  /// Starts a measured program that waits twice, and reports at each of its stops.
  private static let stopping = """
    import os, subprocess, sys
    command, report = sys.argv[1:sys.argv.index("--")], sys.argv[sys.argv.index("--") + 1:]
    os.mkfifo("ready"), os.mkfifo("go")
    process = subprocess.Popen(command)
    open("ready").read()
    for ending in "first", "second":
        print(subprocess.run(report, capture_output=True, text=True).stdout.splitlines()[2])
        print(len([n for n in os.listdir(".pycov") if n.endswith(".journal")]))
    open("go", "w").write("on")
    try:
        print(process.wait(60))
    finally:
        process.kill()
    """

  @Test(arguments: TestPython.all)
  func `of a program that still runs is counted in and goes on`(python: TestPython) throws {
    let project = try Project(
      python,
      [
        "m.py": """
        def late():  # hit
            return 1  # hit
        open("ready", "w").write("now"); open("go").read()  # hit
        late()  # hit
        """
      ])
    let report = [Repository.pycov, "report", "-m"]
    let outcome = try project.drive(
      Self.stopping, project.measuring(["m.py"]) + ["--"] + report)
    let row = "m.py        4      2    50%   2, 4"
    #expect(outcome.output == "\(row)\n1\n\(row)\n1\n0\n", "\(outcome.errors)")
    try project.expectMarks("m.py")
    #expect(try project.journals() == [])
  }
}

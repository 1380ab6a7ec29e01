import TestSupport
import Testing

/// A Python whose executable holds the interpreter: it runs as itself.
@Suite struct `A Python that holds its interpreter` {
  /// Runs a command where the Python lives.
  static func run(
    _ python: TestPython, _ words: [String], in folder: TemporaryFolder,
    environment: [String: String] = [:]
  ) throws -> Command.Outcome {
    let settings = environment.map { "\($0)=\($1)" }
    return try Command(
      python.prefix(showing: [folder.path], in: folder.path) + ["env"] + settings + words
    ).run()
  }

  static func pycov(_ python: TestPython) -> [String] {
    [Repository.pycov, "run", "--python", python.path, "--data-file=data"]
  }

  @Test(
    .enabled(if: !TestPython.inTree.isEmpty, "needs the tree of other versions, made as root"),
    arguments: TestPython.inTree)
  func `is measured like the others`(_ python: TestPython) throws {
    let folder = try TemporaryFolder()
    try folder.write("import sys\nif len(sys.argv) > 9:\n    print(1)\nsys.exit(3)\n", to: "p.py")

    let run = try Self.run(python, Self.pycov(python) + ["p.py"], in: folder)
    let report = try Command(
      [Repository.pycov, "report", "-m", "--data-file=data"], in: folder.path
    )
    .run()

    #expect(run.code == 3 && run.errors == "")
    #expect(
      report.output == """
        Name    Stmts   Miss  Cover   Missing
        -------------------------------------
        p.py        4      1    75%   3
        -------------------------------------
        TOTAL       4      1    75%

        """)
  }

  @Test(
    .enabled(if: !TestPython.inTree.isEmpty, "needs the tree of other versions, made as root"),
    arguments: TestPython.inTree)
  func `sees what it would see without us, but for what its children are told`(_ python: TestPython)
    throws
  {
    let folder = try TemporaryFolder()
    let program = """
      import os, sys
      print(sys.argv, sys.orig_argv, sys.path, sys.flags, sys.executable, sys.prefix)
      ours = "COVERAGE_RUN", "PYCOV_SESSION"
      print(sorted(k for k in os.environ if k not in ("_", "SHLVL", *ours)))
      path = os.environ["PYTHONPATH"].split(":")
      print([p for p in path if "/.pycov/start-up." not in p], sorted(os.listdir(".")))
      raise ValueError("on purpose")
      """
    try folder.write(program, to: "p.py")
    let settings = ["PYTHONPATH": "/tmp/elsewhere"]
    let words = ["-X", "utf8", "-W", "ignore", "p.py", "an argument"]

    let plain = try Self.run(python, [python.path] + words, in: folder, environment: settings)
    try folder.write("", to: ".pycov/.keep")
    let measured = try Self.run(
      python, Self.pycov(python) + words, in: folder, environment: settings)

    #expect(measured.code == plain.code && measured.errors == plain.errors)
    #expect(measured.output == plain.output.replacing("['p.py']", with: "['.pycov', 'p.py']"))
  }

  @Test(
    .enabled(if: !TestPython.inTree.isEmpty, "needs the tree of other versions, made as root"),
    arguments: TestPython.inTree)
  func `has its children measured, and what it becomes`(_ python: TestPython) throws {
    let folder = try TemporaryFolder()
    try folder.write("import sys\nif len(sys.argv) > 1:\n    x = 1\nx = 2\n", to: "child.py")
    let program = """
      import os, subprocess, sys
      subprocess.run([sys.executable, "child.py", "x"], env=dict(os.environ, A="b"), check=True)
      if len(sys.argv) == 1:
          os.execv(sys.executable, [sys.executable, "p.py", "again"])
      os._exit(0 if os.fork() else 0)
      """
    try folder.write(program + "\n", to: "p.py")

    let run = try Self.run(python, Self.pycov(python) + ["p.py"], in: folder)
    let report = try Command(
      [Repository.pycov, "report", "-m", "--data-file=data"], in: folder.path
    )
    .run()

    #expect(run.code == 0 && run.errors == "")
    #expect(
      report.output == """
        Name       Stmts   Miss  Cover   Missing
        ----------------------------------------
        child.py       4      0   100%
        p.py           5      0   100%
        ----------------------------------------
        TOTAL          9      0   100%

        """)
  }

  @Test(
    .enabled(if: !TestPython.inTree.isEmpty, "needs the tree of other versions, made as root"),
    arguments: TestPython.inTree)
  func `is warned about at its end, by the settings of its start`(_ python: TestPython) throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "elsewhere/seen.py")
    try folder.write("[run]\nsource = nowhere_found\n", to: ".coveragerc")
    try folder.write("[run\n", to: "elsewhere/.coveragerc")
    try folder.write("import os\nos.chdir('elsewhere')\n", to: "p.py")

    let run = try Self.run(python, Self.pycov(python) + ["p.py"], in: folder)

    #expect(run.code == 0)
    #expect(
      run.errors == """
        pycov: module 'nowhere_found' was never imported (module-not-imported)
        pycov: no data was collected: no measured file ran; look at the settings source, include and \
        omit (no-data-collected)

        """)
  }

  @Test(
    .enabled(if: !TestPython.inTree.isEmpty, "needs the tree of other versions, made as root"),
    arguments: TestPython.inTree, [0, 3])
  func `fails where what ran cannot be kept, unless the program does`(
    _ python: TestPython, code: Int32
  ) throws {
    let folder = try TemporaryFolder()
    try folder.write("import os, sys\nos.mkdir('data')\nsys.exit(\(code))\n", to: "p.py")

    let run = try Self.run(python, Self.pycov(python) + ["p.py"], in: folder)

    #expect(run.code == (code == 0 ? 1 : code))
    #expect(run.errors.hasSuffix("; what ran is kept in '\(folder.path)/.pycov' until then\n"))
    #expect(run.errors.split(separator: "\n").count == 1)
  }

  @Test(
    .enabled(if: !TestPython.inTree.isEmpty, "needs the tree of other versions, made as root"),
    arguments: TestPython.inTree)
  func `saves at a signal without a child that the program could meet`(_ python: TestPython) throws
  {
    let folder = try TemporaryFolder()
    let program = """
      import os, signal, sys, time
      if len(sys.argv) == 1:
          os.execv(sys.executable, [sys.executable, "p.py", "again"])
      os.kill(os.getpid(), signal.SIGUSR1)
      while not os.path.exists("data"):
          time.sleep(0.01)
      try:
          os.wait()
      except ChildProcessError:
          sys.exit(4)
      """
    try folder.write(program + "\n", to: "p.py")

    let words = Self.pycov(python) + ["--save-signal=USR1", "p.py"]
    let run = try Self.run(python, words, in: folder)

    #expect(run.code == 4 && run.errors == "")
  }

  @Test(
    .enabled(if: !TestPython.inTree.isEmpty, "needs the tree of other versions, made as root"))
  func `keeps what ran when it is killed`() throws {
    let python = try #require(TestPython.inTree.last)
    let folder = try TemporaryFolder()
    try folder.write("import os\nos.kill(os.getpid(), 9)\nprint(1)\n", to: "p.py")

    let run = try Self.run(python, Self.pycov(python) + ["p.py"], in: folder)
    let report = try Command(
      [Repository.pycov, "report", "-m", "--data-file=data", "--format=total"], in: folder.path
    ).run()

    #expect(run.code == -9 || run.code == 137)
    #expect(report.output == "67\n")
  }
}

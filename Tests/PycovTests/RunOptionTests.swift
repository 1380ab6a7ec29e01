internal import TestSupport
internal import Testing

/// What `pycov run` is told to measure and to run.
@Suite struct `A run` {
  private static let files: KeyValuePairs = [
    "m.py": "import pkg.a, other\n",
    "pkg/__init__.py": "", "pkg/a.py": "a = 1\n", "pkg/never.py": "b = 1\n",
    "other.py": "o = 1\n",
  ]

  @Test(
    arguments: [
      ([], ["m.py", "other.py", "pkg/__init__.py", "pkg/a.py"]),
      (["--source=pkg"], ["pkg/__init__.py", "pkg/a.py", "pkg/never.py"]),
      (["--source=."], ["m.py", "other.py", "pkg/__init__.py", "pkg/a.py", "pkg/never.py"]),
      (["--source=.", "--omit=pkg/*,m.py"], ["other.py"]),
      (["--include=pkg/*"], ["pkg/__init__.py", "pkg/a.py"]),
      (["--include=*.py", "--omit=*/pkg/*"], ["m.py", "other.py"]),
    ] as [([String], [String])])
  func `measures the files it is told to`(options: [String], files: [String]) throws {
    let project = try Project(Self.files)
    #expect(try Ending(project.command(project.measuring(options + ["m.py"]))) == Ending(code: 0))
    #expect(try project.measured().keys.sorted() == files)
  }

  @Test func `measures the packages that the settings name`() throws {
    let project = try Project(Self.files)
    try project.folder.write("[run]\nsource_pkgs = pkg, nosuch\n", to: ".coveragerc")
    let outcome = try project.run("m.py")
    project.expectComplaint(
      outcome, code: 0, "module 'nosuch' was never imported (module-not-imported)")
    #expect(
      try project.measured().keys.sorted() == ["pkg/__init__.py", "pkg/a.py", "pkg/never.py"])
  }

  @Test(arguments: TestPython.all)
  func `measures the standard library when asked`(python: TestPython) throws {
    let project = try Project(python, ["m.py": "import colorsys\n"])
    try project.run("-L", "m.py")
    #expect(try project.measured().keys.contains { $0.hasSuffix("/colorsys.py") })
    try project.run("m.py")
    #expect(try project.measured().keys.sorted() == ["m.py"])
  }

  @Test func `leaves older data alone where the program cannot begin`() throws {
    let project = try Project(["m.py": "a = 1\n"])
    try project.run("m.py")
    let before = try project.measured()
    #expect(try project.run("-m", "nosuch").code == 1)
    #expect(try project.measured() == before)
  }

  @Test func `replaces older data by none where it began and nothing was measured`() throws {
    let project = try Project(["m.py": "a = 1\n"])
    try project.run("m.py")
    #expect(try project.command(project.measuring(["--include=other.py", "m.py"])).code == 0)
    #expect(try project.pycov("report").code == 1)
  }

  @Test func `is recorded under its context`() throws {
    let project = try Project(["m.py": "a = 1\n"])
    try project.run("--context=night", "m.py")
    let outcome = try project.pycov("debug", "data")
    #expect(outcome.output.contains("contexts: 'night'\n"))
  }

  @Test func `runs what the setting command_line says`() throws {
    let project = try Project([
      "pkg/__init__.py": "", "pkg/m.py": "import sys\nprint(sys.argv[1:])\n",
    ])
    try project.folder.write("[run]\ncommand_line = -m pkg.m 'a b' c\\ d\n", to: ".coveragerc")
    let outcome = try project.run()
    #expect(outcome.output == "['a b', 'c d']\n")
  }

  @Test(arguments: TestPython.all, [0, 1, 2, 64, 255] as [Int32])
  func `ends as its program does`(python: TestPython, code: Int32) throws {
    let project = try Project(python, ["m.py": "raise SystemExit(\(code))\n"])
    #expect(try Ending(project.run("m.py")) == Ending(code: code))
  }

  @Test func `of a module gets its arguments`() throws {
    let project = try Project(["m.py": "import sys\nprint(sys.argv[1:], __name__)\n"])
    #expect(try project.run("-m", "m", "-x", "--source").output == "['-x', '--source'] __main__\n")
  }

  @Test func `without any measured file says so`() throws {
    let project = try Project()
    project.expectComplaint(
      try project.run("-c", "print()"), code: 0,
      "no data was collected: no measured file ran; look at the settings source, include and omit "
        + "(no-data-collected)")
  }
}

internal import Files
internal import TestSupport
internal import Testing

/// Command lines of coverage.py that the parser would not take by itself, or that need care.
@Suite struct `A command line` {
  private static let files: KeyValuePairs = [
    "m.py": "import sys\nprint(sys.argv[1:])\n", "other.py": "o = 1\n",
    ".coveragerc": "[run]\nbranch = true\n",
  ]

  @Test func `can give empty values, which leave settings out or as they are`() throws {
    let project = try Project(Self.files)
    let outcome = try project.run("--rcfile=", "--source=", "--data-file=", "m.py", "--x=", "-y")
    #expect(Ending(outcome) == Ending(code: 0))
    #expect(outcome.output == "['--x=', '-y']\n")
    let report = try project.pycov("report", "--include=", "--rcfile=")
    #expect(report.output.contains("BrPart") == false)
  }

  @Test func `can begin the names of options`() throws {
    let project = try Project(Self.files)
    try project.run("--para", "m.py", "--para")
    let names = try Files.list(project.folder.path).filter { $0.hasPrefix(".coverage.") }
    #expect(names.count == 1)
    let report = try project.pycov("report", "--prec=1", "--sort", "name", "--fail=10")
    #expect(Ending(report) == Ending(code: 0))
    #expect(report.output.contains("100.0%"))
  }

  @Test(
    arguments: [
      (["report", "--s=x"], 64, "unknown option '--s'"),
      (["report", "--nosuch="], 64, "unknown option '--nosuch'"),
      (["run", "--save-signal=HUP", "m.py"], 64, "the value 'HUP' is invalid for '--save-signal'"),
      (["run", "--concurrency=foo", "m.py"], 1, "unknown concurrency 'foo'"),
      (["run", "-a", "-p", "m.py"], 1, "--append cannot add to data files of processes' own"),
      (
        ["debug", "nosuch"], 1, "the topic 'nosuch' is unknown; choose sys, config, data or sqlite"
      ),
      (["debug"], 1, "what is to be shown?"),
    ] as [([String], Int32, String)])
  func `that makes no sense is refused`(words: [String], code: Int32, start: String) throws {
    let outcome = try Project(Self.files).pycov(words)
    #expect(outcome.code == code)
    #expect(outcome.errors.hasPrefix("pycov: \(start)"))
  }

  @Test(arguments: ["json", "xml", "lcov", "annotate", "html"])
  func `can name the files of every report`(report: String) throws {
    let project = try Project(["m.py": "import other\n", "other.py": "o = 1\n"])
    try project.measure(["m.py"])
    let quiet = report == "annotate" ? [] : ["-q"]
    #expect(try Ending(project.pycov([report] + quiet + ["other.py"])) == Ending(code: 0))
    let outputs = [
      "json": "coverage.json", "xml": "coverage.xml", "lcov": "coverage.lcov",
      "annotate": "other.py,cover", "html": "htmlcov/index.html",
    ]
    let text = try project.folder.read(outputs[report] ?? "")
    #expect(text.contains("m.py") == false)
    #expect(Files.isFile(project.folder.path("m.py,cover")) == false)
  }

  @Test func `can write a report into a folder that is not there yet`() throws {
    let project = try Project(["m.py": "a = 1\n"])
    try project.measure(["m.py"])
    #expect(try Ending(project.pycov("json", "-q", "-o", "a/b/c.json")) == Ending(code: 0))
    #expect(Files.isFile(project.folder.path("a/b/c.json")))
  }
}

@Suite struct `Debugging` {
  @Test func `shows the settings of the run, on the standard error or in a file`() throws {
    let project = try Project(["m.py": "print(1)\n"])
    let outcome = try project.run("--debug=config", "--branch", "m.py")
    #expect(outcome.output == "1\n")
    #expect(outcome.errors.hasPrefix("-- config ---"))
    #expect(outcome.errors.contains("true  (command line)\n"))
    let variables = ["COVERAGE_DEBUG": "sys", "COVERAGE_DEBUG_FILE": "said.txt"]
    let quiet = try project.command(project.measuring(["m.py"]), environment: variables)
    #expect(Ending(quiet) == Ending(code: 0))
    let said = try project.folder.read("said.txt")
    #expect(said.hasPrefix("-- sys ---"))
    #expect(said.contains("$COVERAGE_DEBUG_FILE:"))
  }

  @Test func `has nothing to say about other topics, and says that`() throws {
    let project = try Project(["m.py": ""])
    project.expectComplaint(
      try project.run("--debug=trace", "m.py"), code: 0,
      "'run.debug' has no effect: there is nothing to say about 'trace'; 'config' and 'sys' are "
        + "known (setting-not-supported)")
  }

  @Test func `lists the data files of parallel processes, too`() throws {
    let project = try Project(["m.py": "a = 1\n"])
    try project.measure(["m.py"])
    try project.measure(["-p", "m.py"])
    let outcome = try project.pycov("debug", "data")
    let paths = outcome.output.split(separator: "\n").filter { $0.hasPrefix("path:") }
    #expect(paths.count == 2)
    #expect(paths.allSatisfy { $0.contains("/.coverage") })
  }

  @Test func `knows the database library`() throws {
    let outcome = try Project().pycov("debug", "sqlite")
    #expect(Ending(outcome) == Ending(code: 0))
    #expect(outcome.output.contains("version:       3."))
  }
}

@Suite struct `A signal to save` {
  private static let program = """
    import os, signal, time
    os.kill(os.getpid(), signal.SIGUSR1)  # hit
    while not os.path.exists('.coverage'):  # hit
        time.sleep(0.01)
    os.rename('.coverage', 'early')  # hit
    never = 0
    os._exit(3)

    """

  @Test(arguments: TestPython.all)
  func `brings the data file up to date while the program goes on`(python: TestPython) throws {
    let project = try Project(python, ["m.py": Self.program])
    #expect(try Ending(project.run("--save-signal=USR1", "m.py")) == Ending(code: 3))
    let early = try project.measured("--data-file=early")["m.py"]?.executed ?? []
    #expect(early.contains(2))
    #expect(early.contains(6) == false)
    let late = try project.measured()["m.py"]?.executed ?? []
    #expect(late.contains(7))
  }
}

@Suite struct `Erasing` {
  private func left(_ settings: String) throws -> [String] {
    let project = try Project(["m.py": "a = 1\n", ".coveragerc": settings])
    for words in [["m.py"], ["-p", "m.py"], ["--data-file=.coverage.linux", "m.py"]] {
      _ = try project.command(project.measuring(["--rcfile="] + words))
    }
    #expect(try Ending(project.pycov("erase")) == Ending(code: 0))
    return try Files.list(project.folder.path).filter { $0.hasPrefix(".coverage") }
  }

  @Test func `takes the data of processes, and what was named by hand only with parallel`() throws {
    #expect(try left("") == [".coverage.linux", ".coveragerc"])
    #expect(try left("[run]\nparallel = true\n") == [".coveragerc"])
  }
}

@Suite struct `Parallel data files` {
  @Test func `that cannot be read are named, and the rest is reported`() throws {
    let project = try Project(["m.py": "a = 1\n", ".coverage.bad": "no database\n"])
    try project.measure(["m.py"])
    let outcome = try project.pycov("report", "--format=total")
    #expect(outcome.code == 0)
    #expect(outcome.output == "100\n")
    #expect(
      outcome.errors
        == "pycov: '\(project.folder.path)/.coverage.bad' is no data file; remove it, or name "
        + "another with --data-file\n")
    let combined = try project.pycov("combine")
    #expect(combined.code == 1)
    #expect(combined.errors.split(separator: "\n").count == 2)
    #expect(Files.isFile(project.folder.path(".coverage.bad")))
  }
}

@Suite struct `Plugins` {
  @Test func `are said not to be loaded, and the rest is measured`() throws {
    let project = try Project([
      "m.py": "a = 1\n", ".coveragerc": "[run]\nplugins = django_coverage_plugin\n",
    ])
    let outcome = try project.run("m.py")
    project.expectComplaint(
      outcome, code: 0,
      "'run.plugins' has no effect: 'django_coverage_plugin' cannot be loaded, so what only plugins "
        + "measure, such as templates, is left out, and settings are not changed by them "
        + "(setting-not-supported)")
    #expect(try project.measured("--rcfile=").keys.sorted() == ["m.py"])
  }

  @Test func `that measured files are named in reports, which leave those out`() throws {
    let project = try Project(["m.py": "a = 1\n", "page.html": "{{ a }\n"])
    try project.measure(["m.py"])
    let code = """
      import os, sqlite3
      with sqlite3.connect('.coverage') as data:
          data.execute("insert into file values (2, ?)", (os.path.abspath('page.html'),))
          data.execute("insert into line_bits values (2, 1, x'02')")
          data.execute("insert into tracer values (2, 'jinja.Plugin')")
      """
    #expect(try Ending(project.drive(code, [])) == Ending(code: 0))
    let outcome = try project.pycov("report", "--format=total")
    #expect(outcome.output == "100\n")
    project.expectComplaint(
      outcome, code: 0,
      "what the plugins 'jinja.Plugin' of coverage.py measured is left out: they cannot be loaded "
        + "(plugin-not-loaded)")
  }
}

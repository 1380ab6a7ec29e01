import TestSupport
import Testing

@Suite struct `A measured interpreter is the same` {
  private static let starts: [[String]] = [
    ["identity.py"], ["identity.py", "-x", "--", "an argument", ""], ["./identity.py", "é"],
    ["package/../identity.py"], ["-m", "identity", "-v"], ["-m", "package.inner.report", "a"],
    ["-m", "package.inner", "--data-file", "x"], ["-m", "package.inner.report"],
    ["-c", "exec(open('identity.py').read())", "-c", "b"],
    ["-c", "import sys; print(sys.argv, sys.orig_argv, sys.path[0] == '')"],
  ]

  @Test(arguments: TestPython.all, starts)
  func `in all it tells of itself`(python: TestPython, words: [String]) throws {
    try Twin(python).expectSame(words)
  }

  @Test(arguments: TestPython.all)
  func `in a script named by its absolute path, or by a link`(python: TestPython) throws {
    let twin = try Twin(python)
    try twin.expectSame([twin.folder.path("identity.py"), "1"])
    _ = try twin.run(["ln", "-s", "../identity.py", "package/linked"])
    try twin.expectSame(["package/linked", "1"])
  }

  @Test(arguments: TestPython.all)
  func `in a folder and in a zip file with a main module`(python: TestPython) throws {
    let twin = try Twin(python)
    try twin.expectSame(["folder", "x"], code: 1)
    try twin.expectSame(["./folder/", "x"], code: 1)
    let files = ["folder/__main__.py", "folder/helper.py"]
    _ = try twin.run([python.path, "-m", "zipfile", "-c", "app.zip"] + files)
    try twin.expectSame(["app.zip", "x"], code: 1)
  }

  @Test(arguments: TestPython.all, [[], ["--system-site-packages"], ["--copies"]])
  func `in a virtual environment`(python: TestPython, options: [String]) throws {
    var twin = try Twin(python)
    let make = [python.path, "-m", "venv", "--without-pip"] + options + ["environment"]
    #expect(try twin.run(make).code == 0)
    twin.executable = twin.folder.path("environment/bin/python")
    try twin.expectSame(["identity.py"])
    try twin.expectSame(["-m", "package.inner"])
  }

  private static let optionLists: [[String]] = [
    ["-X", "dev"], ["-X", "utf8=0", "-X", "int_max_str_digits=1000"], ["-X", "no_debug_ranges"],
    ["-W", "error::SyntaxWarning"], ["-W", "ignore", "-W", "always::DeprecationWarning"],
    ["-X", "dev", "-W", "error::BytesWarning"], ["-X", "tracemalloc=3"], ["-X", "own=1"],
  ]

  @Test(arguments: TestPython.all, optionLists)
  func `under options of the interpreter`(python: TestPython, options: [String]) throws {
    let twin = try Twin(python)
    try twin.expectSame(options + ["identity.py", "-X", "argument"])
    try twin.expectSame(options + ["warns.py"])
    try twin.expectSame(options + ["-m", "warns"])
  }

  @Test(arguments: TestPython.all)
  func `when warnings are errors`(python: TestPython) throws {
    try Twin(python).expectSame(["-W", "error", "warns.py"], code: 1)
  }

  private static let environments: [[String: String]] = [
    ["PYTHONPATH": "folder:package"], ["PYTHONOPTIMIZE": "2"], ["PYTHONWARNINGS": "always"],
    ["PYTHONDONTWRITEBYTECODE": "1"], ["PYTHONPYCACHEPREFIX": "cache"], ["PYTHONSAFEPATH": "1"],
    ["PYTHONNOUSERSITE": "1"], ["PYTHONUTF8": "1"], ["PYTHONIOENCODING": "latin-1:replace"],
    ["PYTHONHASHSEED": "7"], ["PYTHONUNBUFFERED": "1"], ["PYTHONDEVMODE": "1"], ["LC_ALL": "C"],
    ["PYTHONINTMAXSTRDIGITS": "700"], ["PYTHONUSERBASE": "/nowhere"], ["PYTHONFAULTHANDLER": "1"],
    ["LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"], ["PYTHONBREAKPOINT": "0"],
  ]

  @Test(arguments: TestPython.all, environments)
  func `under settings in the environment`(
    python: TestPython, environment: [String: String]
  ) throws {
    var twin = try Twin(python)
    twin.environment = environment
    try twin.expectSame(["identity.py"])
    try twin.expectSame(["warns.py"])
  }

  @Test(arguments: TestPython.all)
  func `to a program that looks at itself`(python: TestPython) throws {
    try Twin(python).expectSame(["monkey.py"], code: 1)
  }

  @Test(arguments: TestPython.all)
  func `with modules that need libraries of C`(python: TestPython) throws {
    try Twin(python).expectSame(["extensions.py"])
  }

  @Test(arguments: TestPython.all)
  func `to a program that reads its input`(python: TestPython) throws {
    var twin = try Twin(python)
    twin.input = "one\ntwo é\n"
    let code = "import sys; print(ascii(input('? ')), ascii(sys.stdin.read()), sys.stdin.isatty())"
    try twin.expectSame(["-c", code])
  }
}

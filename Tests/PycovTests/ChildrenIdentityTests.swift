import Files
internal import Foundation
import TestSupport
import Testing

@Suite struct `A measured child is the same` {
  private static let look = """
    import os, sys
    print(sys.path, sys.flags, sys.argv, sys.orig_argv, sys.executable, sys.prefix)
    print(sorted(name for name in sys.modules if "site" in name or "pycov" in name))
    print(sorted(sys.path_importer_cache), sys.meta_path)
    print(sorted((n, v) for n, v in os.environ.items() if v and n != "COVERAGE_RUN"))
    print(sys.gettrace(), sys.getprofile(), sys.excepthook)
    """

  private static let customizations = [
    "", "import sys; sys.path.append('/custom')", "raise ValueError('custom')",
    "import missing", "import sys; sys.modules['sitecustomize'].x = 1",
  ]

  @Test(arguments: TestPython.all, customizations)
  func `with a customization of its user's`(python: TestPython, text: String) throws {
    let twin = try Twin(python)
    try twin.folder.write(Self.look, to: "look.py")
    if !text.isEmpty { try twin.folder.write(text, to: "custom/sitecustomize.py") }
    let code = """
      import os, subprocess, sys
      subprocess.run([sys.executable, "look.py"], env=dict(PYTHONPATH="custom"))
      subprocess.run([sys.executable, "look.py"], env=dict(PYTHONPATH=""))
      subprocess.run([sys.executable, "look.py"])
      """
    try twin.expectSame(["-c", code])
  }

  @Test(arguments: TestPython.all)
  func `under options that leave out customizations`(python: TestPython) throws {
    let twin = try Twin(python)
    try twin.folder.write("import sys; print(sys.flags, sys.argv)", to: "look.py")
    let code = """
      import subprocess, sys
      for option in "-I", "-E", "-S", "-s", "-P", "-B":
          subprocess.run([sys.executable, option, "look.py"])
      """
    try twin.expectSame(["-c", code])
  }

  /// The Pythons of this machine that are too old to be measured.
  private static let older: [String] = {
    let folder = "\(NSHomeDirectory())/.pyenv/versions"
    let names = (try? Files.list(folder)) ?? []
    return names.filter { name in
      let numbers = name.split(separator: ".").compactMap { Int($0) }
      return numbers.count == 3 && (numbers[0], numbers[1]) < (3, 12)
    }.map { "\(folder)/\($0)/bin/python" }
  }()

  @Test(arguments: TestPython.onMachine, older)
  func `when it is too old to be measured`(python: TestPython, old: String) throws {
    let twin = try Twin(python)
    try twin.folder.write("import sys; print(sys.path, sorted(sys.modules))", to: "look.py")
    try twin.folder.write("import sys; sys.path.append('/custom')", to: "custom/sitecustomize.py")
    let code = """
      import subprocess, sys
      for environment in dict(PYTHONPATH="custom"), None:
          subprocess.run([sys.argv[1], "-B", "look.py"], env=environment)
      """
    try twin.expectSame(["-c", code, old])
  }

  @Test(arguments: TestPython.all)
  func `under a run of its own`(python: TestPython) throws {
    let program = try ChildrenProgram(
      python,
      [
        "inner.py": "print('inner')  # hit",
        "program.py": """
        import subprocess, sys
        pycov = [sys.argv[1], "run", "--python", sys.executable, "inner.py"]
        done = subprocess.run(pycov, capture_output=True, text=True)
        print(done.returncode, done.stdout, done.stderr)
        """,
      ])
    #expect(try program.run("program.py", Repository.pycov) == "0 inner\n \n")
    try program.expectHits()
  }
}

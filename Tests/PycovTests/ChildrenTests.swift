import Files
import TestSupport
import Testing

/// A program of which each way of starting it runs a line of its own.
private let child = """
  import sys  # hit

  def ways(name):  # hit
      if name == "one":  # hit
          return 1  # hit
      if name == "two":  # hit
          return 2  # hit
      return 3  # miss

  ways(sys.argv[1])  # hit
  """

@Suite struct `Pythons that a program starts are measured` {
  private static let starts: [String] = [
    "subprocess.run([sys.executable, 'child.py', NAME], check=True)",
    "subprocess.run([sys.executable, 'child.py', NAME], check=True, close_fds=False)",
    "subprocess.run([sys.executable, 'child.py', NAME], env=dict(os.environ, A='b'), check=True)",
    "subprocess.run([sys.executable, 'child.py', NAME], env={'PYTHONPATH': 'x'}, check=True)",
    "subprocess.run([sys.executable, 'child.py', NAME], env={}, check=True)",
    "subprocess.run([sys.executable, here + '/child.py', NAME], cwd='/', check=True)",
    "subprocess.run(sys.executable + ' child.py ' + NAME, shell=True, check=True)",
    "subprocess.Popen([sys.executable, 'child.py', NAME], start_new_session=True).wait()",
    "os.system(sys.executable + ' child.py ' + NAME)",
    "os.popen(sys.executable + ' child.py ' + NAME).read()",
    "os.spawnv(os.P_WAIT, sys.executable, [sys.executable, 'child.py', NAME])",
    "os.spawnle(os.P_WAIT, sys.executable, sys.executable, 'child.py', NAME, {})",
    "os.waitpid(os.posix_spawn(sys.executable, [sys.executable, 'child.py', NAME], {}), 0)",
    "os.fork() or os.execv(sys.executable, [sys.executable, 'child.py', NAME]); os.wait()",
    "os.fork() or os.execlp(sys.executable, sys.executable, 'child.py', NAME); os.wait()",
    "os.environ['PYTHONPATH'] = 'x'; subprocess.run([sys.executable, 'child.py', NAME])",
  ]

  @Test(arguments: TestPython.all, starts)
  func `whichever way they are started`(python: TestPython, start: String) throws {
    let program = try ChildrenProgram(
      python,
      [
        "child.py": child,
        "program.py": """
        import os, subprocess, sys  # hit
        here = os.getcwd()  # hit
        for NAME in "one", "two":  # hit
            \(start)  # hit
        """,
      ])
    try program.run("program.py")
    try program.expectHits()
  }

  @Test(
    arguments: TestPython.all,
    ["None", "{}", "{'PYTHONPATH': 'x'}", "dict(os.environ)", "{'PATH': os.environ['PATH']}"])
  func `and those that they start`(python: TestPython, environment: String) throws {
    let program = try ChildrenProgram(
      python,
      [
        "child.py": """
        import sys  # hit
        if sys.argv[1] == "one":  # hit
            one = 1  # hit
        if sys.argv[1] == "two":  # hit
            two = 2  # hit
        if sys.argv[1] == "three":  # hit
            three = 3  # hit
        """,
        "middle.py": """
        import os, subprocess, sys  # hit
        os.chdir("/")  # hit
        environment = \(environment)  # hit
        subprocess.run([sys.executable, sys.argv[1], "one"], check=True, env=environment)  # hit
        if os.fork() == 0:  # hit
            words = [sys.executable, sys.argv[1], "two"]  # hit
            os.execve(sys.executable, words, environment or os.environ)  # hit
        os.wait()  # hit
        words = [sys.executable, sys.argv[1], "three"]  # hit
        os.waitpid(os.posix_spawn(words[0], words, environment or {}), 0)  # hit
        """,
        "program.py": """
        import os, subprocess, sys  # hit
        subprocess.run([sys.executable, "middle.py", os.path.abspath("child.py")])  # hit
        """,
      ])
    try program.run("program.py")
    try program.expectHits()
  }

  @Test(arguments: TestPython.all)
  func `fifty at once`(python: TestPython) throws {
    let program = try ChildrenProgram(
      python,
      [
        "child.py": "import sys  # hit\n"
          + (0..<50).map { "if sys.argv[1] == '\($0)':  # hit\n    x = \($0)  # hit" }
          .joined(separator: "\n"),
        "program.py": """
        import subprocess, sys  # hit
        many = [subprocess.Popen([sys.executable, "child.py", str(i)]) for i in range(50)]  # hit
        print(sum(one.wait() for one in many))  # hit
        """,
      ])
    #expect(try program.run("program.py") == "0\n")
    try program.expectHits()
  }

  @Test(arguments: TestPython.all)
  func `in another virtual environment`(python: TestPython) throws {
    let program = try ChildrenProgram(
      python,
      [
        "child.py": child,
        "program.py": """
        import subprocess, sys  # hit
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", "other"], check=True)  # hit
        for name in "one", "two":  # hit
            subprocess.run(["other/bin/python", "child.py", name], check=True)  # hit
        """,
      ])
    try program.run("program.py")
    try program.expectHits()
  }

  @Test(arguments: TestPython.all)
  func `into a data file that is named from another folder`(python: TestPython) throws {
    var program = try ChildrenProgram(
      python,
      [
        "child.py": child,
        "program.py": """
        import os, subprocess, sys  # hit
        script = os.path.abspath("child.py")  # hit
        os.chdir("/")  # hit
        for name in "one", "two":  # hit
            subprocess.run([sys.executable, script, name], check=True)  # hit
        """,
      ])
    program.options = ["--data-file=.coverage"]
    try program.run("program.py")
    try program.expectHits()
  }

  @Test(arguments: TestPython.all)
  func `after the program became another`(python: TestPython) throws {
    let program = try ChildrenProgram(
      python,
      [
        "program.py": """
        import os, sys  # hit
        if len(sys.argv) == 1:  # hit
            os.execv(sys.executable, [sys.executable, __file__, "again"])  # hit
        print(os.getpid() == int(os.environ["LEADER"]))  # hit
        """
      ])
    let shell = "LEADER=$$ exec \"$0\" \"$@\""
    let pycov = [Repository.pycov, "run", "--python", python.path, "program.py"]
    let outcome = try program.command(["/bin/sh", "-c", shell] + pycov)
    #expect(outcome.code == 0)
    #expect(outcome.output == "True\n")
    #expect(outcome.errors == "")
    #expect(Files.isFile(program.folder.path(".coverage")))
    try program.expectHits()
  }

  @Test(arguments: TestPython.all)
  func `as sources of their own and with a file of their own to combine`(
    python: TestPython
  ) throws {
    var program = try ChildrenProgram(
      python,
      [
        "child.py": child,
        "program.py": """
        import subprocess, sys
        for name in "one", "two":
            subprocess.run([sys.executable, "child.py", name], check=True)
        """,
      ])
    program.options = ["--parallel-mode", "--include=*/child.py"]
    try program.run("program.py")
    let names = try Files.list(program.folder.path).filter { $0.hasPrefix(".coverage") }
    #expect(names.count == 1 && names != [".coverage"])
    #expect(try program.command([Repository.pycov, "combine", "-q"]).code == 0)
    try program.expectHits()
  }
}

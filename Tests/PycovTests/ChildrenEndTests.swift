import Files
import TestSupport
import Testing

@Suite struct `What ran in a child is kept` {
  private static let ends = [
    "os._exit(0)", "os.kill(os.getpid(), 9)", "os.kill(os.getpid(), 15)", "os.abort()",
    "sys.exit(3)", "raise SystemExit", "os.execv('/bin/true', ['true'])",
  ]

  @Test(arguments: TestPython.all, ends)
  func `whichever way it ends`(python: TestPython, end: String) throws {
    let program = try ChildrenProgram(
      python,
      [
        "child.py": """
        import os, sys  # hit
        if sys.argv[1] == "x":  # hit
            \(end)  # hit
        print("never")  # miss
        """,
        "program.py": """
        import os, subprocess, sys  # hit
        subprocess.run([sys.executable, "child.py", "x"], stdout=subprocess.DEVNULL)  # hit
        pid = os.fork()  # hit
        if pid == 0:  # hit
            import child  # hit
            print("never")  # miss
        os.waitpid(pid, 0)  # hit
        """,
      ])
    let outcome = try program.command(
      [Repository.pycov, "run", "--python", python.path, "program.py", "x"])
    #expect(outcome.code == 0)
    try program.expectHits()
  }

  @Test(arguments: TestPython.all, ["fork", "spawn", "forkserver"])
  func `by multiprocessing`(python: TestPython, method: String) throws {
    let program = try ChildrenProgram(
      python,
      [
        "work.py": """
        import os, time  # hit

        def square(number):  # hit
            if number == 3:  # hit
                return 9  # hit
            return number * number  # hit

        def wait(ready):  # hit
            ready.set(); time.sleep(1000)  # hit
            print("never")  # miss

        def leave(number):  # hit
            os._exit(number)  # hit
        """,
        "program.py": """
        import concurrent.futures, multiprocessing, sys  # hit
        import work  # hit

        def main():  # hit
            context = multiprocessing.get_context(sys.argv[1])  # hit
            with context.Pool(2) as pool:  # hit
                print(pool.map(work.square, range(5)))  # hit
            with concurrent.futures.ProcessPoolExecutor(2, mp_context=context) as executor:  # hit
                print(list(executor.map(work.square, range(4))))  # hit
            ready = context.Event()  # hit
            process = context.Process(target=work.wait, args=(ready,))  # hit
            process.start()  # hit
            ready.wait()  # hit
            process.terminate()  # hit
            process.join()  # hit
            process = context.Process(target=work.leave, args=(5,))  # hit
            process.start()  # hit
            process.join()  # hit
            print(process.exitcode)  # hit

        if __name__ == "__main__":  # hit
            main()  # hit
        """,
      ])
    #expect(
      try program.run("program.py", method) == "[0, 1, 4, 9, 16]\n[0, 1, 4, 9]\n5\n")
    try program.expectHits()
  }

  /// Starts a measured program that leaves a process behind, and lets that end only afterwards.
  private static let driver = """
    import os, subprocess, sys
    os.mkfifo("go")
    os.mkfifo("done")
    code = subprocess.run(sys.argv[1:]).returncode
    with open("go", "w"):
        pass
    with open("done") as done:
        print(code, done.read())
    """

  private static let lateStarts = [
    """
    import subprocess, sys  # hit
    subprocess.Popen([sys.executable, "late.py"], stdin=0, stdout=subprocess.DEVNULL)  # hit
    """,
    """
    import os  # hit
    if os.fork() == 0:  # hit
        os.setsid()  # hit
        if os.fork() == 0:  # hit
            os.closerange(0, 2000)  # hit
            import late  # hit
        os._exit(0)  # hit
    os.wait()  # hit
    """,
  ]

  @Test(arguments: TestPython.all, lateStarts)
  func `when it outlives its parent`(python: TestPython, start: String) throws {
    let program = try ChildrenProgram(
      python,
      [
        "driver.py": Self.driver,
        "late.py": """
        import os, subprocess, sys  # hit
        with open("go") as go:  # hit
            go.read()  # hit
        done = os.open("done", os.O_WRONLY)  # hit
        os.set_inheritable(done, True)  # hit
        def later():  # hit
            return os.write(done, b"done")  # hit
        later()  # hit
        """,
        "program.py": start,
      ])
    let pycov = [Repository.pycov, "run", "--python", python.path, "program.py"]
    let outcome = try program.command([python.path, "driver.py"] + pycov)
    #expect(outcome.code == 0)
    #expect(outcome.output == "0 done\n")
    #expect(outcome.errors == "")
    try program.expectHits()
  }
}

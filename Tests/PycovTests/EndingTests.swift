internal import TestSupport
internal import Testing

/// However a program ends, what ran until then is kept.
@Suite struct `Nothing is lost` {
  @Test(
    arguments: TestPython.all,
    [
      ("os._exit(7)", 7), ("ctypes.string_at(0)", -11), ("os.abort()", -6),
      ("os.kill(os.getpid(), signal.SIGKILL)", -9), ("os.kill(os.getpid(), signal.SIGTERM)", -15),
      ("sys.exit(5)", 5), ("1 / 0", 1), ("signal.raise_signal(signal.SIGINT)", -2),
      ("os.execv('/bin/true', ['true'])", 0),
    ] as [(String, Int32)])
  func `in the middle of a function`(python: TestPython, end: (code: String, exit: Int32)) throws {
    let project = try Project(
      python,
      [
        "m.py": """
        import ctypes, os, signal, sys  # hit
        def end(now):  # hit
            if now:  # hit
                \(end.code)  # hit
                print("later")  # miss
            return 1  # miss
        end(True)  # hit
        end(False)  # miss
        """
      ])
    #expect(try project.run("m.py").code == end.exit)
    try project.expectMarks("m.py")
    #expect(try project.journals() == [])
    try project.expectMarks("m.py")
  }

  @Test(arguments: TestPython.all)
  func `with the folder that it is kept in`(python: TestPython) throws {
    let project = try Project(
      python,
      [
        "m.py": """
        import shutil  # hit
        shutil.rmtree(".pycov")  # hit
        def late(x):  # hit
            if x:  # hit
                return 1  # miss
        late(0)  # hit

        """
      ])
    #expect(try Ending(project.run("m.py")) == Ending(code: 0))
    try project.expectMarks("m.py")
    #expect(try project.journals() == [])
  }

  @Test(arguments: TestPython.all)
  func `unless with everything that is there, which is said`(python: TestPython) throws {
    let project = try Project(
      python, ["m.py": "import os, shutil\nshutil.rmtree(os.getcwd() + '/inner')\n"])
    try project.folder.write("", to: "inner/.keep")
    let data = project.folder.path("inner/.coverage")
    let outcome = try project.run("--data-file=\(data)", "m.py")
    project.expectComplaint(
      outcome,
      "no data file at '\(data)'; run 'pycov run' first, or name one with --data-file; "
        + "what ran is lost: nothing is left in '\(project.folder.path("inner/.pycov"))'")
  }

  /// Starts a measured program, waits for it to say that it is ready, and signals it.
  private static let signalling = """
    import os, signal, subprocess, sys
    os.mkfifo("ready")
    process = subprocess.Popen(sys.argv[2:], stderr=subprocess.DEVNULL)
    open("ready").read()
    process.send_signal(getattr(signal, sys.argv[1]))
    try:
        print(process.wait(60))
    finally:
        process.kill()
    """

  @Test(arguments: TestPython.all, [("SIGKILL", -9), ("SIGTERM", -15), ("SIGINT", -2)])
  func `of a deadlock that a signal ends`(
    python: TestPython, signal: (name: String, code: Int)
  ) throws {
    let project = try Project(
      python,
      [
        "m.py": """
        import threading  # hit
        def wait(lock):  # hit
            lock.acquire()  # hit
            open("ready", "w").write("now"); lock.acquire()  # hit
            lock.release()  # miss
        wait(threading.Lock())  # hit
        """
      ])
    let outcome = try project.drive(
      Self.signalling, [signal.name] + project.measuring(["m.py"]))
    #expect(outcome.output == "\(signal.code)\n", "\(outcome.errors)")
    try project.expectMarks("m.py")
    #expect(try project.journals() == [])
  }

  @Test(arguments: TestPython.all)
  func `of forked children that are killed`(python: TestPython) throws {
    let project = try Project(
      python,
      [
        "m.py": """
        import os, signal  # hit
        def child():  # hit
            os.kill(os.getpid(), signal.SIGKILL)  # hit
            print("later")  # miss
        pid = os.fork()  # hit
        if not pid:  # hit
            child()  # hit
        print(os.waitpid(pid, 0)[1])  # hit
        """
      ])
    let outcome = try project.run("m.py")
    #expect(outcome.output == "9\n")
    try project.expectMarks("m.py")
    #expect(try project.journals() == [])
  }

  @Test(arguments: TestPython.all)
  func `of threads that run when the program is killed`(python: TestPython) throws {
    let project = try Project(
      python,
      [
        "m.py": """
        import os, threading  # hit
        def work():  # hit
            done = 1  # hit
            os._exit(4)  # hit
        threading.Thread(target=work).start()  # hit
        threading.Lock().acquire(); threading.Event().wait()  # hit
        """
      ])
    // The main thread may not get to its last line.
    #expect(try project.run("m.py").code == 4)
    #expect(try project.measured()["m.py"]?.executed.prefix(5) == [1, 2, 3, 4, 5])
  }
}

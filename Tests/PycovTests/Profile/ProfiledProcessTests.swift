import TestSupport
import Testing

/// Threads, children, and what else happens to a process while it is timed.
@Suite struct `A process is timed` {
  @Test(arguments: TestPython.all)
  func `with a stack for each thread`(python: TestPython) throws {
    let project = try Project(
      python,
      [
        "m.py": """
        import threading, time
        def nap():
            for i in range(3):  # 8
                time.sleep(0.01)  # 6
        threads = [threading.Thread(target=nap) for i in range(2)]
        [t.start() for t in threads]
        [t.join() for t in threads]

        """
      ])
    try project.time(["--lines", "nap"])
    try project.expectHits()
    let nap = try #require(project.timedFunctions()["nap"])
    #expect(nap.calls == 2)
    // Each thread sleeps 30 ms, whatever the other does.
    #expect(nap.total >= 60_000_000)
  }

  @Test(arguments: TestPython.all)
  func `in pools of threads, whose tasks all end well`(python: TestPython) throws {
    let project = try Project(
      python,
      [
        "m.py": """
        from concurrent.futures import ThreadPoolExecutor
        def task(n):
            return sum(range(n))  # 12
        with ThreadPoolExecutor(4) as pool:
            print(len(list(pool.map(task, [1000] * 12))))

        """
      ])
    let outcome = try project.pyprof(project.timing(["--lines", "task"]))
    #expect(outcome.output == "12\n" && outcome.code == 0 && outcome.errors.isEmpty)
    try project.expectHits()
  }

  @Test(arguments: TestPython.all)
  func `up to its end, whatever still runs then`(python: TestPython) throws {
    let project = try Project(
      python,
      [
        "m.py": """
        import threading, time
        def nap():
            time.sleep(600)
        threading.Thread(target=nap, daemon=True).start()
        time.sleep(0.05)

        """
      ])
    try project.time(["--lines", "nap"])
    let nap = try #require(project.timedFunctions()["nap"])
    #expect(nap.own >= 40_000_000)
    let line = try #require(project.timedLines().first?.lines?.first)
    #expect(line.own >= 40_000_000)
  }

  @Test(arguments: TestPython.all)
  func `and its files stay its own when it closes all it does not know`(python: TestPython) throws {
    let project = try Project(
      python,
      [
        "m.py": """
        import os
        os.closerange(3, 4096)
        files = [open("mine", "wb") for i in range(1000)]
        def meet(n):
            names = {}
            exec("\\n".join(f"def f{i}(): pass\\nf{i}()" for i in range(n)), names)
        meet(4000)
        for file in files:
            file.close()
        print(os.path.getsize("mine"))

        """
      ])
    let outcome = try project.pyprof(project.timing())
    #expect(outcome.output == "0\n" && outcome.code == 0 && outcome.errors.isEmpty)
    #expect(try project.timedFunctions()["f3999"]?.calls == 1)
  }

  @Test(arguments: TestPython.all)
  func `while it waits, apart from what it does`(python: TestPython) throws {
    let project = try Project(
      python,
      [
        "m.py": """
        import asyncio
        async def child():
            await asyncio.sleep(0.03)
        asyncio.run(child())

        """
      ])
    try project.time(["--lines", "child"])
    let child = try #require(project.timedFunctions()["child"])
    #expect(child.suspended >= 29_000_000)
    #expect(child.own < child.suspended)
    let line = try #require(project.timedLines().first?.lines?.first { $0.line == 3 })
    #expect(line.suspended >= 29_000_000)
  }

  @Test(arguments: TestPython.all)
  func `with what it forks and starts`(python: TestPython) throws {
    let project = try Project(
      python,
      [
        "m.py": """
        import multiprocessing, os, subprocess, sys
        def work(n):
            return n * 2  # 8
        if __name__ == "__main__":
            work(0)
            pid = os.fork()
            if pid == 0:
                work(1)
                os._exit(0)
            os.waitpid(pid, 0)
            for method in ("fork", "spawn"):
                with multiprocessing.get_context(method).Pool(1) as pool:
                    pool.map(work, [1, 2])
                    pool.close()
                    pool.join()
            subprocess.run([sys.executable, "-c", "import m; m.work(1); m.work(2)"], check=True)

        """
      ])
    let outcome = try project.pyprof(project.timing(["--lines", "work"]))
    #expect(outcome.code == 0)
    try project.expectHits()
  }

  @Test(arguments: TestPython.all)
  func `without measuring anew what events cost in what it starts`(python: TestPython) throws {
    let project = try Project(
      python,
      [
        "m.py": """
        import glob, subprocess, sys
        def costs():
            return [open(path).read() for path in glob.glob(".pycov/*/costs-*")]
        before = costs()
        subprocess.run([sys.executable, "-c", "pass"], check=True)
        print(len(before), costs() == before)

        """
      ])
    let outcome = try project.pyprof(project.timing())
    #expect(outcome.output == "1 True\n")
    #expect(Ending(outcome) == Ending(code: 0))
  }

  @Test(
    arguments: TestPython.all,
    [
      ("os._exit(7)", 7), ("os.kill(os.getpid(), signal.SIGKILL)", -9),
      ("os.kill(os.getpid(), signal.SIGTERM)", -15), ("ctypes.string_at(0)", -11),
    ] as [(String, Int32)])
  func `and loses nothing when it is ended`(
    python: TestPython, end: (code: String, exit: Int32)
  ) throws {
    let project = try Project(
      python,
      [
        "m.py": """
        import ctypes, os, signal
        def work(n):
            return n  # 9
        for n in range(9): work(n)
        \(end.code)

        """
      ])
    #expect(try project.pyprof(project.timing(["--lines", "work"])).code == end.exit)
    try project.expectHits()
    try project.expectCalls(["work": Calls(calls: 9, primitive: 9)])
  }

  @Test(arguments: TestPython.all)
  func `beside another profiler, which keeps its tool`(python: TestPython) throws {
    let project = try Project(
      python,
      [
        "m.py": """
        import cProfile, pickle, sys
        def work(n):
            return n  # 3
        class Thing: pass
        profile = cProfile.Profile()
        try:
            profile.enable()
            print("enabled")
        except ValueError:
            print("taken")
        for n in range(3): work(n)
        profile.disable()
        print(type(pickle.loads(pickle.dumps(Thing()))) is Thing, work.__code__.co_name)

        """
      ])
    let outcome = try project.pyprof(project.timing(["--lines", "work"]))
    #expect(outcome.code == 0 && outcome.errors.isEmpty)
    #expect(outcome.output.hasSuffix("True work\n"))
    try project.expectHits()
  }

  @Test(arguments: TestPython.all)
  func `together with its coverage`(python: TestPython) throws {
    let project = try Project(
      python,
      [
        "m.py": """
        def work(n):  # hit
            if n:  # hit
                return n  # hit
            return 0  # miss
        for n in (1, 2): work(n)  # hit

        """
      ])
    try project.run("--profile", "--profile-lines", "work", "m.py")
    try project.expectMarks("m.py")
    try project.expectCalls(["work": Calls(calls: 2, primitive: 2)])
    let lines = try #require(project.timedLines().first?.lines)
    #expect(lines.map(\.hits) == [2, 2, 0])
  }
}

import Foundation
import TestSupport
import Testing

/// Which context ran which line, in programs of several processes and threads.
@Suite struct `Recorded contexts` {
  private static let settings = "[run]\ndynamic_context = test_function\n"

  private func project(_ python: TestPython, _ program: String) throws -> Project {
    try Project(python, ["m.py": program, "rc": Self.settings])
  }

  /// Runs the program, and says for each marked line the contexts that it ran in.
  private func contexts(_ project: Project, _ options: [String] = []) throws -> [String: [String]] {
    _ = try project.command(project.measuring(["--rcfile=rc"] + options + ["m.py"]))
    let report = try project.pycov("json", "-q", "--show-contexts", "--rcfile=rc", "-o", "-")
    struct Report: Decodable {
      struct File: Decodable { let contexts: [String: [String]] }
      let files: [String: File]
    }
    let answer = try JSONDecoder().decode(Report.self, from: Data(report.output.utf8))
    let known = answer.files["m.py"]?.contexts ?? [:]
    let text = try String(contentsOfFile: project.folder.path("m.py"), encoding: .utf8)
    var marked: [String: [String]] = [:]
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      guard let mark = line.range(of: "  # ") else { continue }
      let names = known["\(index + 1)"] ?? []
      marked[String(line[mark.upperBound...])] = names.map { $0.replacing("__main__.", with: "") }
        .sorted()
    }
    return marked
  }

  @Test(arguments: TestPython.all, [[], ["--branch"]])
  func `outlive a process that is killed`(python: TestPython, options: [String]) throws {
    let project = try project(
      python,
      """
      import os
      def helper(n):
          return n + 1  # helper
      def test_a():
          for n in range(1000): helper(n)
      def test_b():
          helper(1)
          os.kill(os.getpid(), 9)  # kill
          helper(2)  # after
      test_a()
      test_b()
      """)
    #expect(
      try contexts(project, options) == [
        "helper": ["test_a", "test_b"], "kill": ["test_b"], "after": [],
      ])
  }

  @Test(arguments: TestPython.all, [[], ["--branch"]])
  func `hear the line of a closure that is warm`(python: TestPython, options: [String]) throws {
    let project = try project(
      python,
      """
      def make(x):
          return lambda: x + 1
      def make_long(x):
          def inner(): return x + 1  # inner
          return inner
      a, b = make(1), make_long(1)
      for n in range(5000): a(); b()
      def test_a(): a(); b()
      def test_b(): b()
      test_a()
      test_b()
      """)
    #expect(try contexts(project, options) == ["inner": ["", "test_a", "test_b"]])
  }

  @Test(arguments: TestPython.all, [[], ["--branch"]])
  func `go on in a forked child, in records of its own`(
    python: TestPython, options: [String]
  ) throws {
    let project = try project(
      python,
      """
      import os
      def both(n):
          return n + 1  # both
      def child():
          both(1)
          return 1  # child
      def parent():
          return 1  # parent
      def test_fork():
          for n in range(1000): both(n)
          pid = os.fork()
          if not pid:
              child()
              os._exit(0)
          os.waitpid(pid, 0)
          parent()
      def test_inside():
          return both(2)  # inside
      def in_child():
          pid = os.fork()
          if not pid:
              test_inside()
              os._exit(0)
          os.waitpid(pid, 0)
      test_fork()
      in_child()
      both(3)
      """)
    #expect(
      try contexts(project, options) == [
        "both": ["", "test_fork", "test_inside"], "child": ["test_fork"], "parent": ["test_fork"],
        "inside": ["test_inside"],
      ])
  }

  @Test(arguments: TestPython.all, [[], ["--branch"]])
  func `are those of the children that a program starts`(
    python: TestPython, options: [String]
  ) throws {
    let project = try project(
      python,
      """
      import subprocess, sys
      def work():
          return 1  # work
      def test_child():
          return work()
      if len(sys.argv) > 1:
          test_child()
      else:
          work()
          subprocess.run([sys.executable, "m.py", "child"], check=True)
      """)
    #expect(try contexts(project, options) == ["work": ["", "test_child"]])
  }

  @Test(arguments: TestPython.all, [[], ["--branch"]])
  func `are shared by all threads`(python: TestPython, options: [String]) throws {
    let project = try project(
      python,
      """
      import threading
      def work():
          return 1  # work
      def later():
          return 1  # later
      def run(*functions):
          for function in functions:
              thread = threading.Thread(target=function)
              thread.start()
              thread.join()
      def test_threads():
          run(work, work)
      def test_thread():
          return work()
      test_threads()
      run(test_thread)
      run(later)
      """)
    #expect(
      try contexts(project, options) == ["work": ["test_thread", "test_threads"], "later": [""]])
  }

  @Test(arguments: TestPython.all, [[], ["--branch"]])
  func `are told of hot code and of functions of one line`(
    python: TestPython, options: [String]
  ) throws {
    let project = try project(
      python,
      """
      def one(n): return n  # one
      def hot(n):
          for i in range(n):
              if i % 7 == 3:
                  one(i)  # rare
              elif i < 0:
                  one(i)  # never
          return n  # end
      many = lambda n: sorted(range(n), key=lambda i: -i)  # many
      def test_a():
          hot(2000); many(500)
      def test_b():
          hot(3)
      def test_c():
          hot(3000); many(3)
      def test_d():
          hot(2000)
      for test in test_a, test_b, test_c, test_d:
          test()
      """)
    #expect(
      try contexts(project, options) == [
        "one": ["", "test_a", "test_c", "test_d"], "rare": ["test_a", "test_c", "test_d"],
        "never": [], "end": ["test_a", "test_b", "test_c", "test_d"],
        "many": ["", "test_a", "test_c"],
      ])
  }

  @Test(arguments: TestPython.all, [[], ["--branch"]])
  func `are the function's that was entered first, until it is left`(
    python: TestPython, options: [String]
  ) throws {
    let project = try project(
      python,
      """
      import asyncio
      def mid():
          return 1  # mid
      def test_again(n):
          if n: test_again(n - 1)
          return n  # again
      def test_error():
          raise ValueError  # error
      def test_generator():
          yield 1  # first
          yield 2  # second
      async def test_async():
          await asyncio.sleep(0)
          return 1  # async
      class Case:
          def __getattr__(self, name):
              return mid()  # getattr
          def test_plain(self):
              return 1  # plain
          @property
          def test_property(self):
              return 1  # property
      test_again(3)
      try: test_error()
      except ValueError: pass
      for _ in test_generator(): mid()
      asyncio.run(test_async())
      Case().test_plain()
      Case().test_property
      def outer():
          def test_local():
              return 1  # local
          test_local()
      outer()
      """)
    #expect(
      try contexts(project, options) == [
        "mid": [""], "again": ["test_again"], "error": ["test_error"],
        "first": ["test_generator"], "second": ["test_generator"], "async": ["test_async"],
        "getattr": [], "plain": ["Case.test_plain"], "property": ["Case.test_property"],
        "local": [""],
      ])
  }

  /// The names of the expectation are those of coverage.py's trace core, on 3.12 and 3.13.
  @Test(arguments: TestPython.all)
  func `are those in which code that pauses goes on, where branches are recorded`(
    python: TestPython
  ) throws {
    let project = try project(
      python,
      """
      import asyncio
      from contextlib import contextmanager
      def fails(n):
          if n: raise ValueError
      def raising(n):
          if n:
              fails(n)  # raises
          yield n  # after
      def pausing():
          for n in range(2):  # loop
              yield n  # pause
          yield 2  # end
      @contextmanager
      def guard():
          try:
              yield  # guarded
          except ValueError:
              pass  # caught
          finally:
              n = 1  # finally
          n = 2  # left
      class Wait:
          def __await__(self):
              for n in range(3):
                  yield n  # inner
      async def wait():
          for n in range(1):  # rounds
              await Wait()  # await
          return 1  # waited
      def test_raising():
          try: list(raising(1))
          except ValueError: pass
      def test_after():
          list(raising(0))
      def test_whole():
          list(pausing())
          with guard(): pass
          try:
              with guard(): raise ValueError
          except KeyError: pass
          c = wait()
          try:
              while True: c.send(None)
          except StopIteration: pass
      def test_begin():
          global g, c, w, x
          g = pausing(); next(g)
          c = guard(); c.__enter__()
          x = guard(); x.__enter__()
          w = wait(); w.send(None)
      def test_middle():
          next(g)
          w.send(None)
      def test_finish():
          for n in g: pass
          c.__exit__(None, None, None)
          w.send(None)
      def test_last():
          try: w.send(None)
          except StopIteration: pass
      def test_thrown():
          x.__exit__(ValueError, ValueError(), None)
      for n in range(2):
          test_raising(); test_after(); test_whole()
      test_begin(); test_middle(); test_finish(); test_last(); test_thrown()
      """)
    #expect(
      try contexts(project, ["--branch"]) == [
        "raises": ["test_raising"],
        "after": ["test_after"],
        "loop": ["test_begin", "test_finish", "test_middle", "test_whole"],
        "pause": ["test_begin", "test_finish", "test_middle", "test_whole"],
        "end": ["test_finish", "test_whole"],
        "guarded": ["test_begin", "test_finish", "test_thrown", "test_whole"],
        "caught": ["test_thrown", "test_whole"],
        "finally": ["test_finish", "test_thrown", "test_whole"],
        "left": ["test_finish", "test_thrown", "test_whole"],
        "inner": ["test_begin", "test_finish", "test_last", "test_middle", "test_whole"],
        "rounds": ["test_begin", "test_last", "test_whole"],
        "await": ["test_begin", "test_last", "test_whole"],
        "waited": ["test_last", "test_whole"],
      ])
  }
}

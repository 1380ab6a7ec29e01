import TestSupport
import Testing

/// How often functions are called, and in how many ways they are left.
@Suite struct `Functions are called` {
  @Test(arguments: TestPython.all)
  func `as often as they are entered, whichever way`(python: TestPython) throws {
    let project = try Project(
      python,
      [
        "m.py": """
        import asyncio
        def fib(n):
            return n if n < 2 else fib(n - 1) + fib(n - 2)
        def gen():
            yield 1
            yield 2
        def fail():
            raise KeyError
        async def child():
            await asyncio.sleep(0)
        async def main():
            await child()
        def closed():
            g = gen()
            next(g)
            g.close()
        fib(5)
        list(gen())
        for i in range(3):
            try: fail()
            except KeyError: pass
        asyncio.run(main())

        """
      ])
    try project.time()
    try project.expectCalls([
      "fib": Calls(calls: 15, primitive: 1),
      "gen": Calls(calls: 1, primitive: 1, resumptions: 2),
      "fail": Calls(calls: 3, primitive: 3, unwinds: 3, raises: 3),
      "child": Calls(calls: 1, primitive: 1, resumptions: 1),
      "main": Calls(calls: 1, primitive: 1, resumptions: 1),
    ])
  }

  @Test(arguments: TestPython.all)
  func `and exceptions are counted where they begin`(python: TestPython) throws {
    let project = try Project(
      python,
      [
        "m.py": """
        def fail(n):
            raise KeyError(n)
        def between(n):
            try: fail(n)
            finally: n = 0
        def in_c():
            return sorted([1, 2], key=fail)
        def handled():
            try: [].index(1)
            except ValueError: pass
            try: in_c()
            except KeyError as error: return error
        def again(error):
            raise error
        def turned():
            try: fail(1)
            except KeyError: raise ValueError
        def repeated():
            try: fail(1)
            except KeyError: raise
        class Odd:
            def __getattr__(self, name): raise AttributeError(name)
        def hidden():
            for i in range(5): hasattr(Odd(), "x")
            raise OSError
        for work in (lambda: between(1), turned, repeated, hidden, lambda: again(handled())):
            try: work()
            except Exception: pass

        """
      ])
    try project.time()
    try project.expectCalls([
      "fail": Calls(calls: 4, primitive: 4, unwinds: 4, raises: 4),
      "between": Calls(calls: 1, primitive: 1, unwinds: 1),
      "in_c": Calls(calls: 1, primitive: 1, unwinds: 1),
      "handled": Calls(calls: 1, primitive: 1, raises: 1),
      "again": Calls(calls: 1, primitive: 1, unwinds: 1, raises: 1),
      "turned": Calls(calls: 1, primitive: 1, unwinds: 1, raises: 1),
      "repeated": Calls(calls: 1, primitive: 1, unwinds: 1),
      "Odd.__getattr__": Calls(calls: 5, primitive: 5, unwinds: 5, raises: 5),
      "hidden": Calls(calls: 1, primitive: 1, unwinds: 1, raises: 1),
    ])
  }

  /// A program without what cProfile is known to get wrong: threads and coroutines.
  private static let plain = """
    import re
    class Node:
        def __init__(self, value, rest):
            self.value, self.rest = value, rest
        def walk(self):
            yield self.value
            if self.rest:
                yield from self.rest.walk()
        def depth(self):
            return 1 + (self.rest.depth() if self.rest else 0)
    def build(n):
        return Node(n, build(n - 1)) if n else None
    def key(x):
        return -x
    def risky(n):
        try:
            return 1 // n
        except ZeroDivisionError:
            return sorted(range(n), key=key)
    def work():
        chain = build(10)
        sum(chain.walk())
        chain.depth()
        [risky(n) for n in range(3)]
        sorted([3, 1, 2], key=key)
        list(map(key, range(4)))
        re.sub("a", lambda m: m.group().upper(), "banana")
    """

  @Test(arguments: TestPython.all)
  func `as often as cProfile says`(python: TestPython) throws {
    let project = try Project(
      python,
      [
        "program.py": Self.plain,
        "m.py": "import program\nprogram.work()\n",
        "theirs.py": """
        import cProfile, pstats, program
        profile = cProfile.Profile()
        profile.runcall(program.work)
        for (file, line, name), (primitive, calls, *_) in sorted(pstats.Stats(profile).stats.items()):
            if file.endswith("program.py"): print(line, name, calls, primitive)

        """,
        "ours.py": """
        import pstats
        for (file, line, name), (primitive, calls, *_) in sorted(pstats.Stats("ours.prof").stats.items()):
            if file.endswith("program.py") and name not in ("<module>", "Node"):
                print(line, name, calls, primitive)

        """,
      ])
    try project.time()
    #expect(try project.pyprof(["export", "--format", "pstats", "-o", "ours.prof"]).code == 0)
    let theirs = try project.command([python.path, "theirs.py"])
    let ours = try project.command([python.path, "ours.py"])
    #expect(!theirs.output.isEmpty)
    #expect(ours.output == theirs.output)
  }

  @Test(arguments: TestPython.all)
  func `in C when they are asked for`(python: TestPython) throws {
    let project = try Project(
      python,
      [
        "m.py": """
        import time
        def work():
            for i in range(4):
                "abc".swapcase()
            [].append(1)
            try: [].index(3)
            except ValueError: pass
        work()

        """
      ])
    try project.time(["--c-calls"])
    let functions = try project.timedFunctions()
    #expect(functions["<method 'swapcase' of 'str' objects>"]?.calls == 4)
    #expect(functions["<method 'append' of 'list' objects>"]?.calls == 1)
    #expect(functions["<method 'index' of 'list' objects>"]?.unwinds == 1)
  }
}

import TestSupport
import Testing

/// How often each line is hit, for everything that a line can be part of.
@Suite struct `Lines are hit` {
  private static let programs: KeyValuePairs<String, String> = [
    "recursion": """
    def rec(n):  # 1
        if n:  # 6
            rec(n - 1)  # 5
        return n  # 6
    rec(5)  # 1
    """,
    "a function in one line": """
    def f(x): return x + 1  # 6
    g = lambda x: x * 2  # 4
    for i in range(5): f(i)  # 1
    for i in (1, 2, 3):  # 4
        g(i)  # 3
    """,
    "statements of several rows": """
    r = max(  # 1
        1,
        len(
            "abc"),
        3)
    t = [i * 2  # 1
         for i in range(4)]
    s = f"{r  # 1
        + 1} {'}'}" '''
    text'''
    if (r and  # 1
            t):
        r = 1  # 1
    """,
    "a loop of one statement of several rows": """
    def spin(x):  # 1
        while True:  # 4
            x.append(  # 4
                len(x))
    class Three(list):  # 2
        def append(self, v):  # 1
            if v == 3: raise KeyError  # 4
            super().append(v)  # 3
    try: spin(Three())  # 1
    except KeyError: pass  # 1
    """,
    "generators": """
    def gen(n):  # 1
        for i in range(n):  # 4
            x = yield i  # 3
            y = x  # 3
    def outer():  # 1
        yield from gen(3)  # 1
    for v in outer():  # 4
        pass  # 3
    """,
    "coroutines": """
    import asyncio  # 1
    async def child(n):  # 1
        await asyncio.sleep(0)  # 3
        return n  # 3
    async def main():  # 1
        for i in range(3):  # 4
            v = await child(i)  # 3
            v += 1  # 3
    asyncio.run(main())  # 1
    """,
    "exceptions": """
    def fail(n):  # 1
        if n == 2:  # 3
            raise ValueError(n)  # 1
        return n  # 2
    def run():  # 1
        for n in range(3):  # 4
            try:  # 3
                fail(n)  # 3
            except ValueError:  # 1
                n = 0  # 1
            finally:
                n += 1  # 3
    run()  # 1
    """,
    "comprehensions, lambdas, decorators and class bodies": """
    def twice(f):  # 1
        return lambda *a: f(*a) + f(*a)  # 4
    @twice  # 1
    def one(x):
        return x  # 6
    class C:  # 2
        x = 1  # 1
        def m(self):  # 1
            return [one(i) for i in range(3)]  # 1
    C().m()  # 1
    """,
    "code that is made by exec": """
    text = "def made(n):\\n    return n\\n"  # 1
    names = {}  # 1
    exec(compile(text, "nowhere", "exec"), names)  # 1
    names["made"](3)  # 1
    """,
    "twins": """
    def make():  # 1
        def same(x):  # 2
            return x  # 3
        return same  # 2
    a = make()  # 1
    b = make()  # 1
    a(1); a(2); b(3)  # 1
    """,
    "a function that still runs at the end": """
    import sys  # 1
    def last():  # 1
        sys.exit(0)  # 1
    last()  # 1
    """,
  ]

  @Test(arguments: TestPython.all, programs.map(\.key))
  func `in`(python: TestPython, name: String) throws {
    let text = try #require(Self.programs.first { $0.key == name }).value
    let project = try Project(python, ["m.py": text + "\n"])
    try project.time(["--lines", "m.py"])
    try project.expectHits()
    try project.time(["--no-functions", "--lines", "m.py"])
    try project.expectHits()
  }

  @Test(arguments: TestPython.all)
  func `of nothing but the target`(python: TestPython) throws {
    let project = try Project(
      python,
      [
        "m.py": """
        class A:
            def one(self):
                return 1  # 2
            def two(self):
                return 2
        A().one(); A().one(); A().two()

        """
      ])
    let outcome = try project.pyprof([
      "lines", "A.one", "--python", python.path, "--", "m.py",
    ])
    #expect(outcome.code == 0 && outcome.output.hasPrefix("A.one at m.py:2\n"))
    try project.expectHits()
  }

  @Test func `of no target, whose neighbours are named`() throws {
    let project = try Project(["m.py": "def leaf():\n    pass\nleaf()\n"])
    let outcome = try project.pyprof([
      "lines", "laef", "--python", project.python.path, "--", "m.py",
    ])
    #expect(
      Ending(outcome)
        == Ending(
          code: 1,
          errors: "pyprof: nothing that ran matches 'laef'; near it are 'leaf'\n"))
  }
}

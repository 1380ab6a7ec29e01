internal import TestSupport
internal import Testing

/// line_profiler's decorator: what it marks has its lines timed, and nothing else changes.
@Suite struct `A function marked with profile` {
  /// Hides a line_profiler that this Python may have.
  private static let hidden = """
    import sys
    sys.path[:] = [path for path in sys.path if "site-packages" not in path]
    """

  private static let marked = """
    def plain(n):
        return n
    def bare(n):
        return n  # 2
    assert profile(bare) is bare
    @profile
    def work(n):
        if n:  # 6
            work(n - 1)  # 3
        return n  # 6
    class Shop:
        @profile
        @classmethod
        def open(cls):
            return cls()  # 2
        @property
        def price(self):
            return 1  # 1
        def unmarked(self):
            return 2
        price = profile(price)
    @profile
    class Cart:
        def add(self, n):
            self.n = n  # 1
    late = lambda: 0  # 1
    late()
    profile(late)
    for n in range(3): work(n)
    bare(plain(1)); bare(1)
    Shop.open().price
    Shop.open().unmarked()
    Cart().add(1)
    late()
    """

  @Test(
    arguments: TestPython.all,
    ["from line_profiler import profile", "import line_profiler as l; profile = l.profile", ""])
  func `is timed where line_profiler is absent`(python: TestPython, begin: String) throws {
    var project = try Project(
      python, ["m.py": "\(Self.hidden)\n\(begin)\n\(Self.marked)\n"])
    try project.time()
    try project.expectHits()
    project.environment["LINE_PROFILE"] = "1"
    try project.time(["--no-functions"])
    try project.expectHits()
  }

  @Test(arguments: TestPython.all)
  func `is timed where line_profiler is present, which is asked nothing`(python: TestPython) throws
  {
    var project = try Project(
      python.withNeighbours,
      [
        "m.py": """
        import line_profiler, os
        from line_profiler import profile
        \(Self.marked)
        assert os.path.basename(line_profiler.__file__) == "__init__.py"

        """
      ])
    guard try project.drive("import line_profiler", []).code == 0 else { return }
    project.environment["LINE_PROFILE"] = "1"
    try project.time()
    try project.expectHits()
  }

  @Test(arguments: TestPython.all)
  func `is left to line_profiler by LINE_PROFILE=0`(python: TestPython) throws {
    var project = try Project(
      python,
      [
        "m.py": """
        \(Self.hidden)
        try: profile
        except NameError: print("no builtin")
        try: from line_profiler import profile
        except ImportError: print("no module")

        """
      ])
    project.environment["LINE_PROFILE"] = "0"
    #expect(try project.pyprof(project.timing()).output == "no builtin\nno module\n")
  }

  @Test(arguments: TestPython.all)
  func `is what a program without it does not notice`(python: TestPython) throws {
    let project = try Project(
      python,
      [
        "m.py": """
        \(Self.hidden)
        import importlib.util
        print(importlib.util.find_spec("line_profiler"))
        try: import line_profiler
        except ImportError as error: print(error)

        """
      ])
    #expect(
      try project.pyprof(project.timing()).output == "None\nNo module named 'line_profiler'\n")
  }

  @Test(arguments: TestPython.all)
  func `counts beside coverage, and not with coverage alone`(python: TestPython) throws {
    let project = try Project(
      python,
      [
        "m.py": """
        \(Self.hidden)
        try: from line_profiler import profile
        except ImportError: print("absent"); profile = lambda f: f
        @profile
        def work(n):
            return n  # 2
        work(1); work(2)

        """
      ])
    #expect(try project.run("m.py").output == "absent\n")
    #expect(try project.run("--profile", "m.py").output == "")
    try project.expectHits()
  }
}

package import Profiler

/// A profile written by hand, with one of everything: threads, recursion, a generator, functions of
/// C, the garbage collector, imports, timed lines and tests.
package enum Example {
  /// The places of the functions.
  package enum Place {
    package static let main = 0
    package static let module = 1
    package static let work = 2
    package static let fib = 3
    package static let numbers = 4
    package static let sleep = 5
    package static let collector = 6
    package static let find = 7
    package static let worker = 8
    package static let elsewhere = 9
    package static let unicode = 10
  }

  package static let functions = [
    ProfiledFunction(kind: .thread, name: "MainThread", qualifiedName: "MainThread"),
    python("<module>", "<module>", 1, 30, module: "__main__"),
    python("work", "work", 3, 8, module: "__main__"),
    python("fib", "fib", 10, 13, module: "__main__"),
    python("numbers", "Source.numbers", 16, 19, module: "__main__"),
    ProfiledFunction(
      kind: .native, name: "<built-in method time.sleep>",
      qualifiedName: "<built-in method time.sleep>"),
    ProfiledFunction(
      kind: .garbageCollection, name: "<garbage collection>", qualifiedName: "<garbage collection>"),
    ProfiledFunction(
      kind: .python, file: "<frozen importlib._bootstrap>", firstLine: 1349, lastLine: 1362,
      name: "_find_and_load", qualifiedName: "_find_and_load", module: "importlib._bootstrap"),
    ProfiledFunction(kind: .thread, name: "worker; 1", qualifiedName: "worker; 1"),
    ProfiledFunction(kind: .elsewhere, name: "<elsewhere>", qualifiedName: "<elsewhere>"),
    ProfiledFunction(
      kind: .python, file: "/srv/größe \"2\".py", firstLine: 5, lastLine: 6, name: "größer",
      qualifiedName: "Maß.größer", module: "größe"),
  ]

  private static func python(
    _ name: String, _ qualifiedName: String, _ first: Int, _ last: Int, module: String
  ) -> ProfiledFunction {
    ProfiledFunction(
      kind: .python, file: "/srv/app.py", firstLine: first, lastLine: last, name: name,
      qualifiedName: qualifiedName, module: module)
  }

  package static let tree = CallTree([
    CallNode(function: Place.main, parent: nil),
    CallNode(function: Place.module, parent: 0, calls: 1, own: 50_000, overhead: 900),
    CallNode(function: Place.find, parent: 1, callLine: 1, calls: 2, own: 700_000, overhead: 60),
    CallNode(
      function: Place.work, parent: 1, callLine: 25, calls: 3, own: 9_000_000, overhead: 7_000),
    CallNode(
      function: Place.fib, parent: 3, callLine: 5, calls: 3, unwinds: 1, raises: 1, own: 600_000,
      overhead: 800_000),
    CallNode(function: Place.fib, parent: 4, callLine: 12, calls: 6, own: 300_000, overhead: 9_000),
    CallNode(
      function: Place.fib, parent: 5, callLine: 12, calls: 12, own: 100_000, overhead: 4_000),
    CallNode(
      function: Place.numbers, parent: 3, callLine: 6, calls: 1, resumptions: 5, own: 40_000,
      suspended: 2_000_000, overhead: 100),
    CallNode(
      function: Place.sleep, parent: 7, callLine: 18, calls: 5, own: 5_000_000, waiting: 4_000_000),
    CallNode(function: Place.collector, parent: 5, callLine: 12, calls: 1, own: 20_000),
    CallNode(function: Place.worker, parent: nil),
    CallNode(function: Place.fib, parent: 10, calls: 1, own: 10_000, waiting: 2_500, overhead: 30),
    CallNode(function: Place.elsewhere, parent: 10, own: 1_000),
    CallNode(function: Place.unicode, parent: 12, calls: 2, own: 3_333, overhead: 20),
  ])

  package static let lines = [
    FunctionLines(
      function: Place.work,
      lines: [
        LineTiming(
          line: 4, lastLine: 4, hits: 3, own: 1_500, shortest: 400, longest: 600, overhead: 900),
        LineTiming(
          line: 5, lastLine: 5, hits: 3, own: 8_000_000, shortest: 100_000, longest: 7_700_000,
          overhead: 3_000),
        LineTiming(
          line: 6, lastLine: 7, hits: 18, own: 998_500, shortest: 20, longest: 90_000,
          waiting: 1_000,
          overhead: 3_100),
        LineTiming(line: 8, lastLine: 8),
      ]),
    FunctionLines(
      function: Place.fib,
      lines: [
        LineTiming(
          line: 11, lastLine: 11, hits: 22, own: 10_000, shortest: 90, longest: 900,
          overhead: 13_000),
        LineTiming(
          line: 12, lastLine: 12, hits: 9, own: 990_000, shortest: 9_000, longest: 200_000,
          overhead: 800_000),
        LineTiming(line: 13, lastLine: 13, hits: 12, own: 10_000, shortest: 200, longest: 1_200),
      ]),
    FunctionLines(
      function: Place.numbers,
      lines: [
        LineTiming(line: 17, lastLine: 17, hits: 6, own: 10_000, shortest: 1_000, longest: 2_000),
        LineTiming(
          line: 18, lastLine: 18, hits: 5, own: 30_000, shortest: 5_000, longest: 9_000,
          suspended: 2_000_000, overhead: 100),
      ]),
  ]

  package static let tests = [
    TestTiming(
      label: "tests/test_app.py::test_work|run", duration: 12_000_000,
      functions: [
        .init(function: Place.work, calls: 2, own: 7_000_000),
        .init(function: Place.fib, calls: 15, own: 600_000),
      ]),
    TestTiming(label: "tests/test_app.py::test_work|setup", duration: 90_000),
    TestTiming(
      label: "tests/test_app.py::test_numbers[a|b]|run", duration: 5_100_000,
      functions: [.init(function: Place.sleep, calls: 5, own: 5_000_000)]),
  ]

  package static let profile = Profile(
    run: ProfiledRun(
      command: ["-m", "pytest", "tests with space"], start: 1_767_323_045_000_000_000,
      wall: 18_000_000, python: "3.13.0", processes: 1,
      bookkeeping: 420_000,
      clock: ProfileClock(
        kind: .counter,
        costs: [
          .init(event: "LINE", picoseconds: 14_700), .init(event: "PY_START", picoseconds: 9_100),
        ])),
    functions: functions, tree: tree, lines: lines, tests: tests)

  /// The text of `/srv/app.py`.
  package static let source = """
    import time

    def work(size):
        result = []
        result += [fib(n) for n in range(size)]
        for number in Source().numbers(
                size):
            print("never")

    def fib(n):
        if n > 1:
            return fib(n - 1) + fib(n - 2)
        return n

    class Source:
        def numbers(self, size):
            for number in range(size):
                time.sleep(0.001); yield number
    \tlast = "größe"
    """
}

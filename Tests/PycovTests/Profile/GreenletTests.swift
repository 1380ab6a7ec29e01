import TestSupport
import Testing

/// Greenlets, where they install: each has a stack of its own.
@Suite struct `A greenlet is timed` {
  private func project(_ python: TestPython, _ text: String) throws -> Project? {
    let project = try Project(python.withNeighbours, ["m.py": text])
    let isThere = try project.command([project.python.path, "-c", "import gevent"]).code == 0
    return isThere ? project : nil
  }

  @Test(arguments: TestPython.all)
  func `apart from those that take its place`(python: TestPython) throws {
    let project = try project(
      python,
      """
      import time
      from greenlet import greenlet

      def first():
          for _ in range(3):  # 4
              second_one.switch()  # 3

      def second():
          while True:  # 3
              time.sleep(0.03)  # 3
              first_one.switch()  # 3

      first_one = greenlet(first)
      second_one = greenlet(second)
      first_one.switch()

      """)
    guard let project else { return }
    try project.time(["--lines", "first", "--lines", "second"])
    try project.expectHits()
    let functions = try project.timedFunctions()
    let first = try #require(functions["first"])
    let second = try #require(functions["second"])
    #expect((first.calls, second.calls) == (1, 1))
    #expect(first.suspended >= 90_000_000)
    #expect(first.total < first.suspended)
    #expect(second.total >= 90_000_000)
    let switched = try #require(
      try project.timedLines().flatMap { $0.lines ?? [] }.first { $0.line == 6 })
    #expect(switched.suspended >= 90_000_000)
    #expect(switched.own < switched.suspended)
  }

  @Test(arguments: TestPython.all)
  func `in the pools of gevent, and in threads`(python: TestPython) throws {
    let project = try project(
      python,
      """
      import gevent.pool, threading, time

      def work(number):
          gevent.sleep(0.01)  # 12
          return number + inner(number)  # 12

      def inner(number):
          time.sleep(0.001)  # 12
          return number  # 12

      def run():
          pool = gevent.pool.Pool(3)
          assert sum(pool.imap_unordered(work, range(6))) == 30

      run()
      thread = threading.Thread(target=run)
      thread.start()
      thread.join()

      """)
    guard let project else { return }
    try project.time(["--lines", "work", "--lines", "inner"])
    try project.expectHits()
    let functions = try project.timedFunctions()
    #expect(functions["work"]?.calls == 12 && functions["inner"]?.calls == 12)
    let work = try #require(functions["work"])
    // Three at a time wait for 10 ms, and what waits takes nothing.
    #expect(work.suspended >= 120_000_000)
    #expect(work.own < work.suspended)
    #expect(functions.values.allSatisfy { $0.own >= 0 && $0.total >= $0.own })
  }

  @Test(arguments: TestPython.all)
  func `on one stack with others beside somebody else's tracing, and none the worse`(
    python: TestPython
  ) throws {
    let project = try project(
      python,
      """
      import greenlet
      switches = []
      greenlet.settrace(lambda *event: switches.append(event))

      def first():
          for _ in range(3):
              second_one.switch()

      def second():
          while True:
              first_one.switch()

      first_one = greenlet.greenlet(first)
      second_one = greenlet.greenlet(second)
      first_one.switch()
      assert len(switches) == 8, len(switches)

      """)
    guard let project else { return }
    try project.time(["--lines", "first"])
    let functions = try project.timedFunctions()
    #expect(functions["first"]?.calls == 1 && functions["second"]?.calls == 1)
    #expect(functions.values.allSatisfy { $0.own >= 0 && $0.total >= $0.own })
  }
}

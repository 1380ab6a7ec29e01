import Files
import Foundation
import TestSupport
import Testing

/// Times by a clock that the program alone moves on, so that every figure is known.
@Suite struct `Exact times` {
  private static let programs = ProfiledProgram.programs

  /// A folder whose file `clock` is the clock.
  private func program(_ files: [String: String] = [:]) throws -> ProfiledProgram {
    var program = try ProfiledProgram(files)
    try Files.write([UInt8](repeating: 0, count: 8), to: "\(program.folder.path)/clock")
    program.environment["PYPROF_TEST_CLOCK"] = "\(program.folder.path)/clock"
    return program
  }

  /// From 3.14 on, cProfile has C functions for callers even where it is told to leave them out, so
  /// that it can be compared with only where they are timed.
  private static let ways: [(python: TestPython, options: [String])] = TestPython.all.flatMap {
    python in
    let hasChoice = ["3.12", "3.13"].contains(python.version)
    return (hasChoice ? [[], ["--c-calls"]] : [["--c-calls"]]).map { (python, $0) }
  }

  @Test(arguments: ways)
  func `are cProfile's, those of every caller as well`(
    python: TestPython, options: [String]
  ) throws {
    let program = try program()
    let work = "\(Self.programs)/times.py"
    try program.record(python, options + [work])
    #expect(try program.pyprof("export", "--format", "pstats", "-o", "ours.prof").code == 0)
    let outcome = try program.run(
      [python.path, "\(Self.programs)/same_times.py", work, "ours.prof"] + options, where: python)
    #expect(outcome.errors == "")
    // What sorted() and map() call has them for its caller where they are timed.
    #expect(outcome.output == "17 functions, \(options.isEmpty ? 28 : 25) edges\n")
  }

  private static let clock = """
    import mmap, os
    with open(os.environ["PYPROF_TEST_CLOCK"], "r+b") as file:
        CLOCK = memoryview(mmap.mmap(file.fileno(), 8)).cast("q")
    """

  private struct Function: Decodable {
    let qualifiedName: String
    let calls: Int
    let ownNs: Int
    let totalNs: Int
    let suspendedNs: Int
    let lines: [Line]?

    struct Line: Decodable {
      let line: Int
      let hits: Int
      let ownNs: Int
      let totalNs: Int
      let shortestNs: Int
      let longestNs: Int
      let suspendedNs: Int
    }
  }

  private func answer(_ program: ProfiledProgram, _ words: String...) throws -> [Function] {
    let outcome = try program.run([ProfiledProgram.pyprof] + words)
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode([Function].self, from: Data(outcome.output.utf8))
  }

  @Test(arguments: TestPython.all)
  func `of lines add up, whatever calls, repeats and pauses`(python: TestPython) throws {
    let program = try program([
      "m.py": """
      \(Self.clock)
      def spend(n):
          CLOCK[0] += n
      def rec(n):
          CLOCK[0] += 2 + n  # 4: 14 14 2..5
          if n: rec(n - 1)  # 4: 0 12 0..0
          spend(n)  # 4: 0 6 0..0
      def gen():
          for i in range(3):  # 4: 0 0 0..0
              CLOCK[0] += i  # 3: 3 3 0..2
              yield spend(i)  # 3: 0 3 0..0 300
      def work():
          for v in gen():  # 4: 0 6 0..0
              CLOCK[0] += 100  # 3: 300 300 100..100
          rec(3)  # 1: 0 20 0..0
          old = (  # 1: 0 9 0..0
              spend(4),
              spend(5))
      work()

      """
    ])
    try program.record(
      python, ["--lines", "rec", "--lines", "gen", "--lines", "work", "m.py"])
    let text = String(
      decoding: try Files.read("\(program.folder.path)/m.py"), as: UTF8.self
    ).split(separator: "\n", omittingEmptySubsequences: false)
    var expected: [Int: String] = [:]
    for (place, line) in text.enumerated() {
      guard let mark = line.firstRange(of: "  # ") else { continue }
      expected[place + 1] = String(line[mark.upperBound...])
    }
    var found: [Int: String] = [:]
    for function in try answer(program, "lines", "--format", "json") {
      for line in function.lines ?? [] where line.hits > 0 {
        let suspended = line.suspendedNs > 0 ? " \(line.suspendedNs)" : ""
        found[line.line] =
          "\(line.hits): \(line.ownNs) \(line.totalNs) \(line.shortestNs)..\(line.longestNs)"
          + suspended
      }
    }
    #expect(found == expected)
  }

  @Test(arguments: TestPython.all)
  func `of threads are each thread's own`(python: TestPython) throws {
    let program = try program([
      "m.py": """
      \(Self.clock)
      import threading
      def spend(n):
          CLOCK[0] += n
      def task(n):
          CLOCK[0] += 10
          spend(n)
      for n in (1, 2):
          thread = threading.Thread(target=task, args=(n,))
          thread.start()
          thread.join()
      task(4)

      """
    ])
    try program.record(python, ["m.py"])
    let functions = try answer(program, "functions", "--format", "json", "task", "spend")
      .map { "\($0.qualifiedName): \($0.calls) \($0.ownNs) \($0.totalNs)" }.sorted()
    #expect(functions == ["spend: 3 7 7", "task: 3 30 37"])
  }
}

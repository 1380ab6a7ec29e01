import Files
import TestSupport
import Testing

/// What other profilers say of programs that they are right about.
@Suite struct `Counts of other profilers` {
  private static let calls = "\(ProfiledProgram.programs)/calls.py"

  @Test(arguments: TestPython.onMachine)
  func `cProfile's are ours`(python: TestPython) throws {
    let program = try ProfiledProgram()
    try program.record(python.path, ["--c-calls", Self.calls])
    let export = try program.pyprof("export", "--format", "pstats", "-o", "ours.prof")
    #expect(export.errors == "pyprof: wrote pstats to 'ours.prof'\n")
    let outcome = try program.run(
      [python.path, "\(ProfiledProgram.programs)/same_calls.py", Self.calls, "ours.prof"])
    #expect(outcome.errors == "")
    #expect(outcome.output == "12 functions\n")
  }

  private static let hasLineProfiler =
    (try? Command([ProfiledProgram.tools, "-c", "import line_profiler"]).run().code) == 0

  @Test(.enabled(if: hasLineProfiler, "PYCOV_TEST_COVERAGE_PY names no Python with line_profiler"))
  func `line_profiler's are ours`() throws {
    let program = try ProfiledProgram()
    try program.record(ProfiledProgram.tools, ["--lines", Self.calls, Self.calls])
    let export = try program.pyprof("export", "--format", "lprof", "-o", "ours.lprof")
    #expect(export.code == 0)
    let outcome = try program.run(
      [ProfiledProgram.tools, "\(ProfiledProgram.programs)/same_hits.py", Self.calls, "ours.lprof"])
    #expect(outcome.errors == "")
    #expect(outcome.output == "10 functions\n")
  }
}

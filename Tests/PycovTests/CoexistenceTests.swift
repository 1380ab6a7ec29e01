import TestSupport
import Testing

@Suite struct `Other tools in the measured process` {
  @Test(arguments: Neighbour.all(in: "coexistence"))
  func `change nothing, and are not changed`(_ program: Neighbour) throws {
    try program.expectHits()
  }

  /// A program of a user whose customization takes monitoring tools before anything is recorded.
  private func program(_ python: TestPython, taking taken: String) throws -> ChildrenProgram {
    var program = try ChildrenProgram(
      python,
      [
        "custom/sitecustomize.py": """
        import sys
        for number in \(taken):
            sys.monitoring.use_tool_id(number, "taker")
        """,
        "program.py": """
        def double(number):  # hit
            return 2 * number  # hit

        print(double(2))  # hit
        """,
      ])
    program.environment["PYTHONPATH"] = "custom"
    return program
  }

  @Test(arguments: TestPython.all, [("[1]", 5), ("[1, 5]", 4)])
  func `hold the id of coverage, and another is used`(
    python: TestPython, taken: (all: String, used: Int)
  ) throws {
    let program = try program(python, taking: taken.all)
    let outcome = try program.command(
      [Repository.pycov, "run", "--python", python.path, "program.py"])
    #expect(outcome.code == 0)
    #expect(outcome.output == "4\n")
    #expect(
      outcome.errors == """
        pycov: monitoring tool id 1 is held by 'taker'; using id \(taken.used) (tool-id-taken)

        """)
    try program.expectHits()
  }

  @Test(arguments: TestPython.all)
  func `hold every id, and the program is not run`(python: TestPython) throws {
    let program = try program(python, taking: "[1, 4, 5]")
    let outcome = try program.command(
      [Repository.pycov, "run", "--python", python.path, "program.py"])
    #expect(outcome.code == 1)
    #expect(outcome.output == "")
    #expect(
      outcome.errors
        == "pycov: monitoring tool id 1 is held by 'taker'; stop it, or use another id\n")
  }
}

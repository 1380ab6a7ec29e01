internal import Foundation
internal import Interpreter
internal import TestSupport
internal import Testing

@Suite struct `Answers of programs` {
  @Test func `tell what was printed on either side, and how the program ended`() throws {
    let script = "echo out; echo problem >&2; head -c 300000 /dev/zero >&2; exit 3"
    let answer = try #require(ProgramAnswer(of: ["sh", "-c", script]))
    #expect(answer.output == "out\n")
    #expect(answer.firstError == "problem")
    #expect(answer.errors.utf8.count == 300_008)
    #expect(answer.code == 3)
    #expect(ProgramAnswer(of: ["sh", "-c", "kill -9 $$"])?.code == 137)
  }

  @Test func `come from the environment that is given`() {
    #expect(ProgramAnswer(of: ["/usr/bin/env"], environment: ["A": "b"])?.output == "A=b\n")
  }

  @Test func `are none where there is no program`() {
    #expect(ProgramAnswer(of: ["/nonexistent/program"]) == nil)
    #expect(ProgramAnswer(of: []) == nil)
  }
}

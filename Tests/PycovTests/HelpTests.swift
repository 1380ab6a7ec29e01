internal import TestSupport
internal import Testing

/// What the tool tells about itself.
@Suite struct `The command itself` {
  @Test(
    arguments: [
      (["--version"], "0.1.0\n"), (["help"], "OVERVIEW: Measure which lines"),
      (["help", "run"], "OVERVIEW: Run a Python program"),
      (["report", "--help"], "OVERVIEW: Show which share"),
    ] as [([String], String)])
  func `answers`(words: [String], start: String) throws {
    let outcome = try Command([Repository.pycov] + words).run()
    #expect(Ending(outcome) == Ending(code: 0))
    #expect(outcome.output.hasPrefix(start))
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `makes completions that the shell accepts`(shell: String) throws {
    let script = try Command([Repository.pycov, "--generate-completion-script", shell]).run()
    #expect(Ending(script) == Ending(code: 0))
    #expect(script.output.contains("pycov"))
    // A shell that is not here cannot be asked.
    guard try Command(["sh", "-c", "command -v \(shell)"]).run().code == 0 else { return }
    let read = try Command([shell, "-n"], input: script.output).run()
    #expect(Ending(read) == Ending(code: 0))
  }
}

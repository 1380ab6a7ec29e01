import Files
import Foundation
import TestSupport
import Testing

@Suite struct `Commands that show a profile` {
  private static let source = """
    def inner(n):
        return n * 2

    def outer(n):
        total = 0
        for i in range(n):
            total += inner(i)
        return total

    outer(10)

    """

  private func recorded() throws -> ProfiledProgram {
    let program = try ProfiledProgram(["app.py": Self.source])
    let python = try #require(TestPython.onMachine.last)
    try program.record(python.path, ["--lines", "app.outer", "app.py"])
    return program
  }

  private struct Function: Decodable, Equatable {
    let qualifiedName: String
    let firstLine: Int
    let calls: Int
    let lines: [Line]?

    struct Line: Decodable, Equatable {
      let line: Int
      let hits: Int
    }
  }

  private func functions(_ text: String) throws -> [Function] {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode([Function].self, from: Data(text.utf8))
  }

  @Test func `count calls and hits`() throws {
    let program = try recorded()
    let outcome = try program.pyprof(
      "functions", "--sort", "calls", "--format", "json", "inner", "outer")
    #expect(
      try functions(outcome.output) == [
        Function(qualifiedName: "inner", firstLine: 1, calls: 10, lines: nil),
        Function(qualifiedName: "outer", firstLine: 4, calls: 1, lines: nil),
      ])
    let lines = try program.pyprof("lines", "--format", "json", "app.py:6-7")
    let shown = try functions(lines.output).flatMap { $0.lines ?? [] }.filter { $0.hits > 1 }
    #expect(shown == [.init(line: 6, hits: 11), .init(line: 7, hits: 10)])
  }

  @Test func `show the text of lines, and say when it changed`() throws {
    let program = try recorded()
    let fresh = try program.pyprof("lines", "outer")
    #expect(fresh.output.contains("for i in range(n):"))
    #expect(!fresh.output.contains("was changed"))
    let path = "\(program.folder.path)/app.py"
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: 3600)], ofItemAtPath: path)
    let changed = try program.pyprof("lines", "outer")
    #expect(changed.output.contains("app.py' was changed after the run\n"))
    try Files.remove(path)
    let missing = try program.pyprof("lines", "outer")
    #expect(missing.output.contains("app.py' to show the text of\n"))
  }

  @Test func `answer in text and Markdown without colours`() throws {
    let program = try recorded()
    for words in [["functions"], ["tree"], ["tests"], ["diff", ".pyprof", ".pyprof"]] {
      for format in ["text", "markdown"] {
        let outcome = try program.run(
          [ProfiledProgram.pyprof] + words + ["--format", format])
        #expect(outcome.code == 0, "\(words)")
        #expect(outcome.errors == "")
        #expect(!outcome.output.isEmpty && !outcome.output.contains("\u{1B}"))
      }
    }
  }

  @Test(arguments: ["pstats", "lprof", "callgrind", "speedscope", "collapsed", "chrome", "json"])
  func `export to standard output`(format: String) throws {
    let program = try recorded()
    let outcome = try program.pyprof("export", "--format", format, "-o", "-")
    #expect(outcome.code == 0)
    #expect(outcome.errors == "")
    #expect(outcome.output.contains("outer"))
  }

  @Test func `tell a screen how far a file has come, and take the words away`() throws {
    var program = try recorded()
    program.environment["PYPROF_TEST_PROGRESS"] = "0"
    let python = try #require(TestPython.onMachine.last)
    let words = [ProfiledProgram.pyprof, "export", "--format", "json"]
    let outcome = try program.run(
      [python.path, "-c", "import pty, sys; pty.spawn(sys.argv[1:])"] + words)
    #expect(
      outcome.output
        == "\rpyprof: writing 'profile.json': 0 MB\u{1B}[K\r\u{1B}[K"
        + "pyprof: wrote json to 'profile.json'\r\n")
    let elsewhere = try program.run(words)
    #expect(elsewhere.errors == "pyprof: wrote json to 'profile.json'\n")
  }

  @Test func `read line_profiler's files`() throws {
    let program = try recorded()
    _ = try program.pyprof("export", "--format", "lprof", "-o", "a.lprof")
    let outcome = try program.pyprof("lines", "-f", "a.lprof", "--format", "json")
    #expect(
      try functions(outcome.output).first?.lines?.map(\.hits).reduce(0, +) == 23)
  }

  @Test(arguments: [
    (
      ["functions"], 1,
      "no profile at '.pyprof'; run 'pyprof run' first, or name one with --profile-file"
    ),
    (
      ["lines", "-f", "text"], 1, "'text' is no profile of pyprof; name one that 'pyprof run' wrote"
    ),
    (
      ["diff", "a"], 64,
      "name one profile of before and one of after, or several with --to; see 'pyprof help'"
    ),
    (["functions", "--top=-1"], 64, "--top must be 0 or more, not -1; see 'pyprof help'"),
  ])
  func `say what is wrong`(words: [String], code: Int32, text: String) throws {
    let program = try ProfiledProgram(["text": "text"])
    let outcome = try program.run([ProfiledProgram.pyprof] + words)
    #expect(outcome.errors == "pyprof: \(text)\n")
    #expect(outcome.code == code)
    #expect(outcome.output == "")
  }

  @Test func `name what is near a target that matches nothing`() throws {
    let program = try recorded()
    let outcome = try program.pyprof("lines", "outre")
    #expect(outcome.errors == "pyprof: nothing that ran matches 'outre'; near it are 'outer'\n")
    #expect(outcome.code == 1)
    let untimed = try program.pyprof("lines", "inner")
    #expect(
      untimed.errors
        == "pyprof: the lines of 'inner' were not timed; record them with 'pyprof run --lines inner ...'\n"
    )
  }
}

import FileSelection
import Files
import TestSupport
import Testing

@Suite struct `Path patterns` {
  /// Reads a table of what coverage.py answers.
  ///
  /// Each line is a pattern and, for every path of the first line, 1 or 0. `␊` stands for a line
  /// break.
  @Test func `match what coverage.py matches`() throws {
    let folder = Paths.folder(#filePath)
    let text = String(decoding: try Files.read("\(folder)/Cases/globs.tsv"), as: UTF8.self)
    let rows = text.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(Self.unescaped)
    }
    let paths = try #require(rows.first).dropFirst()
    for row in rows.dropFirst() {
      #expect(Self.answers(row[0], paths) == row[1], "\(row[0])")
    }
  }

  private static func answers(_ pattern: String, _ paths: ArraySlice<String>) -> String {
    guard let glob = try? PathGlob(pattern) else { return "refused" }
    return paths.map { glob.matches($0) ? "1" : "0" }.joined()
  }

  private static func unescaped(_ text: Substring) -> String {
    text.split(separator: "␊", omittingEmptySubsequences: false).joined(separator: "\n")
  }

  @Test func `many stars take no time`() throws {
    let glob = try PathGlob("/" + String(repeating: "*a", count: 20) + "b")
    #expect(!glob.matches("/" + String(repeating: "a", count: 300)))
  }

  @Test(arguments: [
    ("a/x**", "x**"), ("a/**x", "**x"), ("/***.py", "***"), ("a/**/**/b", "**/**"), ("[ab", "["),
  ]) func `that mean nothing are refused`(pattern: String, part: String) {
    #expect(throws: SelectionError.badPattern(pattern: pattern, part: part)) {
      try PathGlob(pattern)
    }
  }

  @Test func `without a leading wildcard also hold for the working folder`() throws {
    let folder = try TemporaryFolder()
    let globs = try PathGlobs(["src/*", "*_gen.py", "one.py"], in: folder.path)
    let paths = ["src/a.py", "src/b/c.py", "lib/a.py", "lib/x_gen.py", "one.py", "lib/one.py"]
    #expect(paths.map { globs.match(folder.path($0)) } == [true, true, false, true, true, true])
    #expect(globs.match("src/a.py"))
  }

  @Test func `are resolved as files are`() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "real/a.py")
    try folder.link("linked", to: "real")
    let globs = try PathGlobs([folder.path("linked/*")], in: "/")
    #expect(globs.match(folder.path("real/a.py")))
  }
}

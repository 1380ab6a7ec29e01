import Testing

@testable import Settings

@Suite struct `A TOML file that its parser does not survive` {
  @Test(arguments: [
    ("[*.report]\n", 1), ("a = '''\n[*\n'''\n[[ *x]]\n", 4), ("x = [\n[[1.5], 'a]']\n]\n[ü]\n", 4),
    ("[a] # [\n[.]", 2), ("x = \"\\\"[\"\n[=]\n", 2), ("x = \"\"\"a\"\"\"\"\"\n[/]\n", 2),
  ])
  func `is refused with the line of the title`(text: String, line: Int) {
    let problem = "a table's title begins with a character that needs quotes"
    #expect(throws: SettingsError.badSyntax(file: "a.toml", line: line, problem: problem)) {
      try TOMLReader.read(text, name: "a.toml", isOurs: true)
    }
  }

  @Test(arguments: ["[%.x]\n", "%.x = 1\n", "'a'.\"b\" . %.x = 1\n", "a = { %.x = 1 }\n"])
  func `is refused for a key of very many parts`(text: String) {
    let key = Array(repeating: "x", count: 200).joined(separator: ".")
    let text = text.split(separator: "%", omittingEmptySubsequences: false).joined(separator: key)
    let wanted = SettingsError.badSyntax(
      file: "a.toml", line: 1, problem: "a key of too many parts")
    #expect(throws: wanted) { try TOMLReader.read(text, name: "a.toml", isOurs: true) }
  }

  @Test func `is told from one that only looks like it`() throws {
    let numbers = Array(repeating: "1.5", count: 300).joined(separator: ", ")
    let text = """
      [ a."b.*" . 'c' ]
      x = [
        [ 1 ]
      ] # [*
      y = '[*'
      z = \"\"\"
      [*
      \\"\"\"
      [* \"\"\"
      n = [\(numbers)]
      [[ "*" ]]
      """
    #expect(throws: Never.self) { try TOMLGuard.check(text) }
  }
}

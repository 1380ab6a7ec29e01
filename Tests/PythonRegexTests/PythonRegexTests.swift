import PythonRegex
import Testing

/// What is excluded when nothing is configured.
private let defaults = [
  #"#\s*(pragma|PRAGMA)[:\s]?\s*(no|NO)\s*(cover|COVER)"#,
  #"^\s*(((async )?def .*?)?[\])]+(\s*->.*?)?:\s*)?\.\.\.\s*(#|$)"#,
  #"^\s*if (typing\.)?TYPE_CHECKING:"#,
]

@Test func `a match touches the lines from its start to its end`() throws {
  let text = "x  # pragma: no cover\n\n\nif TYPE_CHECKING:\n  import y\ndef f(\n) -> int:\n  ...\n"
  let regex = try #require(try PythonRegex.joined(defaults))
  #expect(regex.linesTouched(in: Array(text.utf8)) == [1...1, 2...4, 7...9])
}

@Test func `a match that ends after a line break touches the next line`() throws {
  let regex = try PythonRegex(#"a\n"#)
  #expect(regex.linesTouched(in: Array("a\nb\na\n".utf8)) == [1...2, 3...4])
}

@Test(arguments: ["\n", " \t\n", "\u{2003}\n"])
func `a long run of blank lines takes time in proportion to its length`(blank: String) throws {
  let regex = try #require(try PythonRegex.joined(defaults))
  let run = String(repeating: blank, count: 200_000)
  let unmatched = Array(("x = 1\n" + run + "y = ... if TYPE_CHECKING:").utf8)
  #expect(regex.matches(in: unmatched) == [])
  let matched = Array((run + "if TYPE_CHECKING:").utf8)
  #expect(regex.matches(in: matched) == [0..<matched.count])
}

@Test func `a run of characters before the rest is passed over once`() throws {
  let text = Array(String(repeating: " ", count: 400_000).utf8)
  for pattern in [#"\s*raise"#, #"\s+raise"#, #"^ *raise"#, #"\s{3,}?raise"#, #"[ x]++raise"#] {
    #expect(try PythonRegex(pattern).matches(in: text) == [], "\(pattern)")
  }
}

@Test func `joined patterns count their groups through`() throws {
  let regex = try #require(try PythonRegex.joined(["(a)x", #"(b)(?:\2|c)|d\1"#]))
  #expect(regex.matches(in: Array("ax bb ba bc".utf8)) == [0..<2, 3..<5, 9..<11])
}

@Test func `nothing joined is no expression`() throws {
  #expect(try PythonRegex.joined([]) == nil)
}

@Test func `flags for a whole expression cannot be joined`() throws {
  #expect(try PythonRegex.joined(["(?i)a"])?.matches(in: Array("A".utf8)) == [0..<1])
  let problem = #expect(throws: PythonRegexError.self) { try PythonRegex.joined(["(?i)a", "b"]) }
  #expect(
    problem?.description == """
      invalid regular expression '(?i)a': flags for the whole expression are not at its start, \
      where it is one of several at position 0
      """)
}

@Test func `the wrong one of several is named`() {
  let problem = #expect(throws: PythonRegexError.self) { try PythonRegex.joined(["a", "b(", "c"]) }
  #expect(problem?.pattern == "b(")
}

@Test(arguments: [
  ("a(b", "missing ')' of the group at position 1"),
  ("a**", "a repeat of a repeat at position 2"),
  ("*", "nothing to repeat at position 0"),
  (#"\y"#, #"unknown escape '\y' at position 0"#),
  ("[a", "unterminated set at position 0"),
  ("(?<=a+)b", "a look-behind needs a fixed width at position 0"),
  ("a{70000}", "more than 65535 repeats at position 1"),
  ("(?P<x>a)(?P<x>b)", "a second group named 'x' at position 8"),
])
func `an error names the pattern, what is wrong and where`(pattern: String, problem: String) {
  let found = #expect(throws: PythonRegexError.self) { try PythonRegex(pattern) }
  #expect(found?.description == "invalid regular expression '\(pattern)': \(problem)")
}

@Test func `what nests too deep is refused`() {
  let pattern = String(repeating: "(", count: 5000) + String(repeating: ")", count: 5000)
  #expect(throws: PythonRegexError.self) { try PythonRegex(pattern) }
}

@Test func `a match that needs much stack is found`() throws {
  let text = Array(String(repeating: "ab", count: 300_000).utf8)
  #expect(try PythonRegex("(?:a|b)*$").matches(in: text) == [0..<600_000, 600_000..<600_000])
  #expect(try PythonRegex("(?:(a)|b)*?$").matches(in: text) == [0..<600_000, 600_000..<600_000])
}

@Test func `threads may share one expression`() async throws {
  let regex = try #require(try PythonRegex.joined(defaults))
  let text = Array("x  # pragma: no cover\n\nif TYPE_CHECKING:\n".utf8)
  let found = await withTaskGroup(of: [Range<Int>].self) { group in
    for _ in 0..<8 { group.addTask { regex.matches(in: text) } }
    return await group.reduce(into: Set<[Range<Int>]>()) { $0.insert($1) }
  }
  #expect(found == [[3..<21, 22..<40]])
}

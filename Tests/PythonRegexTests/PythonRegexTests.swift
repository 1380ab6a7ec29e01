import PythonRegex
import Testing

@Test func `a pattern matches`() throws {
  let regex = try PythonRegex(#"#\s*(pragma|PRAGMA)[:\s]?\s*(no|NO)\s*(cover|COVER)"#)
  #expect(regex.matches(in: Array("a # pragma: no cover\n".utf8)) == [2..<20])
}

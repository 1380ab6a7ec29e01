import Testing

@testable import Source

@Suite struct `Source text` {
  private func decode(_ bytes: [UInt8]) throws -> String {
    String(decoding: try SourceText(decoding: bytes).utf8, as: UTF8.self)
  }

  @Test func `ends every line with a newline`() throws {
    #expect(try decode(Array("a\r\nb\rc\n\rd".utf8)) == "a\nb\nc\n\nd\n")
  }

  @Test func `stays empty when there is nothing`() throws {
    #expect(try decode([]) == "")
  }

  @Test func `drops a byte order mark`() throws {
    #expect(try decode([0xEF, 0xBB, 0xBF] + Array("a\n".utf8)) == "a\n")
  }

  @Test func `replaces bytes that are no UTF-8`() throws {
    #expect(try decode(Array("a\nb\n# ".utf8) + [0xFF, 0x0A]) == "a\nb\n# \u{FFFD}\n")
  }

  @Test(arguments: [
    "latin-1", "Latin_1", "iso-8859-1", "L1", "iso8859-15", "cp1252", "8859", "ISO_8859_9_1989",
  ])
  func `reads the declared encoding`(name: String) throws {
    let text = "# vim: set fileencoding=\(name) :\n# "
    #expect(try decode(Array(text.utf8) + [0xE9, 0x0A]) == text + "é\n")
  }

  @Test func `reads a declaration on the second line after a comment only`() throws {
    let declaration = Array("# coding: latin-1\n# ".utf8) + [0xE9, 0x0A]
    #expect(try decode(Array("#!x\n".utf8) + declaration) == "#!x\n# coding: latin-1\n# é\n")
    #expect(
      try decode(Array("x=1\n".utf8) + declaration) == "x=1\n# coding: latin-1\n# \u{FFFD}\n")
  }

  @Test func `reads encodings of several bytes`() throws {
    #expect(
      try decode(Array("# coding: shift_jis\n# ".utf8) + [0x93, 0xFA, 0x0A])
        == "# coding: shift_jis\n# 日\n")
  }

  @Test func `refuses an encoding that nobody knows`() {
    #expect(throws: SourceError.unknownEncoding(name: "klingon")) {
      try decode(Array("# coding: klingon\n".utf8))
    }
  }

  @Test func `refuses bytes that are no UTF-8 where a declaration could be`() {
    #expect(throws: SourceError.syntax(.badEncoding, line: 1)) {
      try decode(Array("# ".utf8) + [0xFF, 0x0A])
    }
  }

  @Test func `refuses a mark and a declaration that disagree`() {
    #expect(throws: SourceError.syntax(.badEncoding, line: 1)) {
      try decode([0xEF, 0xBB, 0xBF] + Array("# coding: latin-1\n".utf8))
    }
  }
}

internal import Foundation
import Testing

@testable import Source

@Suite struct `Texts that are no Python` {
  struct Example: Sendable, CustomTestStringConvertible {
    let text: String
    let fault: SyntaxFault
    let line: Int

    var testDescription: String { "\(fault)" }
  }

  @Test(arguments: [
    Example(text: "if x:\n    a\n  b\n", fault: .badDedent, line: 3),
    Example(text: "f() = 1\n", fault: .badTarget, line: 1),
    Example(text: "x = (1]\n", fault: .bracketMismatch, line: 1),
    Example(text: "\nx = (1\n\ny\n", fault: .bracketNeverClosed, line: 2),
    Example(text: "break\n", fault: .breakOutsideLoop, line: 1),
    Example(text: "def f():\nx\n", fault: .expectedBlock, line: 2),
    Example(text: "try:\n  x\ny\n", fault: .expectedHandler, line: 3),
    Example(text: "x = “a”\n", fault: .invalidCharacter, line: 1),
    Example(text: "x = \\ 1\n", fault: .invalidContinuation, line: 1),
    Example(text: "x = 09\n", fault: .invalidNumber, line: 1),
    Example(text: "print 'x'\n", fault: .invalidSyntax, line: 1),
    Example(text: "x = 1\n\nfrom __future__ import division\n", fault: .lateFutureImport, line: 3),
    Example(text: String(repeating: "(", count: 300), fault: .nestedTooDeeply, line: 1),
    Example(text: "x\u{0}\n", fault: .nullByte, line: 1),
    Example(text: "return\n", fault: .returnOutsideFunction, line: 1),
    Example(text: "f'}'\n", fault: .singleBrace, line: 1),
    Example(text: "if x:\n\tif y:\n        z\n", fault: .tabsInconsistent, line: 3),
    Example(text: "x\n  y\n", fault: .unexpectedIndent, line: 2),
    Example(text: "x)\n", fault: .unmatchedBracket, line: 1),
    Example(text: "x = 'a\n", fault: .unterminatedString, line: 1),
    Example(text: "await x\n", fault: .asyncOutsideFunction, line: 1),
    Example(text: "yield x\n", fault: .yieldOutsideFunction, line: 1),
    Example(text: "from __future__ import x\n", fault: .unknownFuture, line: 1),
  ])
  func `name the fault and its line`(example: Example) {
    #expect(throws: SourceError.syntax(example.fault, line: example.line)) {
      try analyze(example.text)
    }
  }

  @Test(arguments: [
    ("try: x\nexcept A, B: y\n", 14), ("t'{x}'\n", 14), ("class A[T = int]: x\n", 13),
    ("lazy import x\n", 15), ("[*x for x in y]\n", 15), ("{**x for x in y}\n", 15),
  ])
  func `may be Python from some version on`(text: String, minor: Int) throws {
    #expect(throws: SourceError.self) {
      try analyze(text, version: LanguageVersion(minor: minor - 1))
    }
    _ = try analyze(text, version: LanguageVersion(minor: minor))
  }

  @Test func `say so when a later version knows them`() {
    #expect(throws: SourceError.syntax(.unsupported, line: 2)) {
      try analyze("try: x\nexcept A, B: y\n", version: .python313)
    }
  }

  @Test func `say what is wrong in one line`() {
    #expect("\(SourceError.syntax(.invalidSyntax, line: 3))" == "invalid syntax at line 3")
    #expect(
      "\(SourceError.unknownEncoding(name: "x"))"
        == "unknown encoding 'x' declared at line 1 or 2; correct the 'coding' comment")
  }

  @Test func `or nest as deeply as Python allows fit a stack of the usual size`() async throws {
    let nested = String(repeating: "(", count: 199) + "x" + String(repeating: ")", count: 199)
    let blocks = (0..<98).map { String(repeating: " ", count: $0) + "if x:\n" }.joined()
    let text = blocks + String(repeating: " ", count: 98) + nested
    let statements = await withCheckedContinuation { continuation in
      let thread = Thread {
        continuation.resume(returning: (try? analyze(text))?.statements.count ?? 0)
      }
      thread.stackSize = 8 << 20
      thread.start()
    }
    #expect(statements == 99)
  }
}

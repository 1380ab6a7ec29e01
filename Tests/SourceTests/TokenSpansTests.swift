import Testing

@testable import Source

@Suite struct `Token spans` {
  /// Each span as `kind:text`, a line of the text per line.
  private func spans(_ text: String) throws -> [String] {
    let source = try SourceText(decoding: Array(text.utf8))
    var lines = [String](repeating: "", count: source.lineCount)
    for span in tokenSpans(of: source) {
      let word = String(decoding: source.utf8[span.range], as: UTF8.self)
      lines[span.line - 1] += lines[span.line - 1].isEmpty ? "" : " "
      lines[span.line - 1] += "\(span.kind):\(word)"
    }
    return lines
  }

  @Test func `tell keywords, names, numbers, operators and comments apart`() throws {
    #expect(
      try spans("if x >= 0x1F:  # why\n    pass") == [
        "keyword:if name:x operator:>= number:0x1F operator:: comment:# why", "keyword:pass",
      ])
  }

  @Test func `split a string of several lines`() throws {
    #expect(
      try spans("x = '''a\n\n  b'''") == [
        "name:x operator:= string:'''a", "", "string:  b'''",
      ])
  }

  @Test func `show the fields of nested formatted strings as code`() throws {
    #expect(
      try spans("f'{a}{{ {f'{b:>{w}}'!r}'") == [
        "string:f' operator:{ name:a operator:} string:{{  operator:{ string:f' operator:{ name:b "
          + "operator:: string:> operator:{ name:w operator:} operator:} string:' operator:! "
          + "name:r operator:} string:'"
      ])
  }

  @Test func `take soft keywords for keywords only where they begin a statement`() throws {
    #expect(
      try spans("match x:\n  case match: case = type\ntype T = int\nmatch = 1\nmatch(x)") == [
        "keyword:match name:x operator::",
        "keyword:case name:match operator:: name:case operator:= name:type",
        "keyword:type name:T operator:= name:int", "name:match operator:= number:1",
        "name:match operator:( name:x operator:)",
      ])
  }

  @Test func `go on after a line that is no Python`() throws {
    #expect(
      try spans("a = $ b\nc 'open\n(d") == [
        "name:a operator:=", "name:c", "operator:( name:d",
      ])
  }
  @Test(arguments: [
    "def f(match):\n  match x, 'a':\n    case [1, _]: return b'''\\n''' # c\n",
    "type X = int\ntype (X)\nlazy import a\nlazy\nclass case: type = 1\n",
    "match = $\nmatch f'{x!r:{y}}':\n case 'a' if b: pass\n",
  ])
  func `that pages colour are the others without operators and plain names`(text: String) throws {
    let source = try SourceText(decoding: Array(text.utf8))
    let coloured = tokenSpans(of: source, onlyColoured: true)
    let all = tokenSpans(of: source)
    let plain: [TokenSpan.Kind] = [.name, .operator]
    #expect(coloured.filter { $0.kind != .name } == all.filter { !plain.contains($0.kind) })
    #expect(coloured.filter { $0.kind == .name }.allSatisfy(all.contains))
    let defined = zip(all, all.dropFirst()).compactMap { previous, span in
      ["def", "class"].contains(String(decoding: source.utf8[previous.range], as: UTF8.self))
        ? span : nil
    }
    #expect(defined.allSatisfy(coloured.contains))
  }
}

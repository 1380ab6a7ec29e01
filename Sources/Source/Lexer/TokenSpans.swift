/// The spans of a text in order; blanks are in none.
///
/// This never fails: where the text is no Python, the rest of the line is left out and reading goes
/// on with the next one. Soft keywords count as keywords where they begin a statement.
package func tokenSpans(
  of text: SourceText, version: LanguageVersion = .python315
) -> [TokenSpan] {
  unsafe text.utf8.withUnsafeBufferPointer { buffer in
    var collector = SpanCollector(unsafe ByteView(buffer), version: version)
    return collector.collect()
  }
}

/// Turns tokens into spans, with a line of memory for the soft keywords.
private struct SpanCollector: ~Copyable {
  private var lexer: Lexer
  private var spans: [TokenSpan] = []

  /// The span of a possible soft keyword that begins the current logical line.
  private var candidate: Int?
  private var isAtLineStart = true

  init(_ bytes: ByteView, version: LanguageVersion) {
    lexer = Lexer(bytes, version: version, keepsComments: true)
    spans.reserveCapacity(bytes.count / 6)
  }

  mutating func collect() -> [TokenSpan] {
    while true {
      do throws(SyntaxError) {
        try lexer.advance()
        if lexer.kind == .endOfFile { return spans }
        note()
      } catch {
        if lexer.position >= lexer.bytes.count { return spans }
        lexer.recover()
        isAtLineStart = true
        candidate = nil
      }
    }
  }

  private mutating func note() {
    switch lexer.kind {
    case .newline:
      if let candidate, lexer.lines.last?.hasColon == true { promote(candidate) }
      candidate = nil
      isAtLineStart = true
    case .indent, .dedent, .endOfFile: break
    case .comment: add(.comment)
    case .string, .formattedStart, .formattedMiddle, .formattedEnd: add(.string)
    case .number: add(.number)
    case .name:
      settleCandidate()
      add(.name)
      if isAtLineStart, Self.softKeywords.contains(where: { lexer.bytes.holds($0, lexer.range) }) {
        candidate = spans.count - 1
      }
      isAtLineStart = false
    case let kind:
      settleCandidate()
      add(kind.isKeyword ? .keyword : .operator)
      isAtLineStart = false
    }
  }

  private static let softKeywords: [StaticString] = ["match", "case", "type", "lazy"]

  /// Decides by the second token of a line whether the first can be a soft keyword.
  private mutating func settleCandidate() {
    guard let index = candidate, index == spans.count - 1 else { return }
    let range = spans[index].range
    switch lexer.kind {
    case .name where lexer.bytes.holds("type", range),
      .importKeyword where lexer.bytes.holds("lazy", range),
      .fromKeyword where lexer.bytes.holds("lazy", range):
      promote(index)
      candidate = nil
    case .name, .leftParenthesis, .leftBracket, .leftBrace, .minus, .star, .notKeyword,
      .awaitKeyword, .noneKeyword, .trueKeyword, .falseKeyword, .lambdaKeyword, .tilde, .plus:
      if lexer.bytes.holds("type", range) || lexer.bytes.holds("lazy", range) { candidate = nil }
    default: candidate = nil
    }
  }

  private mutating func promote(_ index: Int) {
    spans[index] = TokenSpan(
      line: spans[index].line, range: spans[index].range, kind: .keyword)
  }

  /// Adds the current token, one span for each of its lines.
  private mutating func add(_ kind: TokenSpan.Kind) {
    var line = Int(lexer.line)
    var start = lexer.start
    if lexer.line != lexer.endLine {
      for index in lexer.range where lexer.bytes[index] == UInt8(ascii: "\n") {
        if index > start { spans.append(TokenSpan(line: line, range: start..<index, kind: kind)) }
        line += 1
        start = index + 1
      }
    }
    if lexer.end > start {
      spans.append(TokenSpan(line: line, range: start..<lexer.end, kind: kind))
    }
  }
}

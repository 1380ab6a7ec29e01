/// The spans of a text in order; blanks are in none.
///
/// This never fails: where the text is no Python, the rest of the line is left out and reading goes
/// on with the next one. Soft keywords count as keywords where they begin a statement.
///
/// - Parameter coloured: whether operators are left out, and names but for those of definitions;
///   most of a text is that, and pages do not set it apart.
package func tokenSpans(
  of text: SourceText, version: LanguageVersion = .python315, onlyColoured coloured: Bool = false
) -> [TokenSpan] {
  unsafe text.utf8.withUnsafeBufferPointer { buffer in
    var collector = SpanCollector(
      unsafe ByteView(buffer), version: version, keepsAll: !coloured)
    return collector.collect()
  }
}

/// Turns tokens into spans, with a line of memory for the soft keywords.
private struct SpanCollector: ~Copyable {
  private var lexer: Lexer
  private var spans: [TokenSpan] = []
  private let keepsAll: Bool

  /// The span of a possible soft keyword that begins the current logical line.
  private var candidate: Int?

  /// Whether the next token comes directly behind that.
  private var followsCandidate = false
  private var isAtLineStart = true

  /// Whether the last token was `def` or `class`.
  private var isDefining = false

  init(_ bytes: ByteView, version: LanguageVersion, keepsAll: Bool) {
    lexer = Lexer(bytes, version: version, keepsComments: true)
    self.keepsAll = keepsAll
    spans.reserveCapacity(bytes.count / (keepsAll ? 6 : 20))
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
    case .comment: addBehindCandidate(.comment)
    case .string, .formattedStart, .formattedMiddle, .formattedEnd: addBehindCandidate(.string)
    case .number: addBehindCandidate(.number)
    case .name:
      settleCandidate()
      noteName()
      isAtLineStart = false
      isDefining = false
    case let kind:
      settleCandidate()
      if kind.isKeyword { add(.keyword) } else if keepsAll { add(.operator) }
      isAtLineStart = false
      isDefining = kind == .defKeyword || kind == .classKeyword
    }
  }

  private mutating func noteName() {
    let isCandidate = isAtLineStart && Self.isSoftKeyword(lexer.bytes, lexer.range)
    guard keepsAll || isDefining || isCandidate else { return }
    add(.name)
    guard isCandidate else { return }
    candidate = spans.count - 1
    followsCandidate = true
  }

  private static func isSoftKeyword(_ bytes: ByteView, _ range: Range<Int>) -> Bool {
    switch bytes[range.lowerBound] {
    case UInt8(ascii: "m"): bytes.holds("match", range)
    case UInt8(ascii: "c"): bytes.holds("case", range)
    case UInt8(ascii: "t"): bytes.holds("type", range)
    case UInt8(ascii: "l"): bytes.holds("lazy", range)
    default: false
    }
  }

  private mutating func addBehindCandidate(_ kind: TokenSpan.Kind) {
    followsCandidate = false
    add(kind)
  }

  /// Decides by the second token of a line whether the first can be a soft keyword.
  private mutating func settleCandidate() {
    guard followsCandidate, let index = candidate else { return }
    followsCandidate = false
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
      while true {
        let end = lexer.bytes.firstNewline(from: start)
        guard end < lexer.end else { break }
        if end > start { spans.append(TokenSpan(line: line, range: start..<end, kind: kind)) }
        line += 1
        start = end + 1
      }
    }
    if lexer.end > start {
      spans.append(TokenSpan(line: line, range: start..<lexer.end, kind: kind))
    }
  }
}

/// Cuts a text into tokens, one at a time.
///
/// The current token is read from `kind`, `start`, `end`, `line` and `endLine`; `advance` moves to
/// the next. Brackets, indentation and nested formatted strings are tracked here, and every logical
/// line is noted as it ends. The rules: https://docs.python.org/3/reference/lexical_analysis.html.
struct Lexer: ~Copyable {
  let bytes: ByteView
  let version: LanguageVersion

  /// Whether comments become tokens; the grammar has none.
  let keepsComments: Bool

  var kind = TokenKind.newline
  var start = 0
  var end = 0
  var line: Int32 = 1
  var endLine: Int32 = 1

  /// Where the token before the current one ended.
  var previousEndLine: Int32 = 1

  /// The first line of the logical line that the current token belongs to.
  var firstLine: Int32 = 1

  /// What is known about the current string token.
  var literal = StringLiteral()

  var lines: [LogicalLine] = []

  /// The operator that was just passed.
  var operatorKind = TokenKind.comma

  /// The byte to look at next, and its line.
  var position = 0
  var currentLine: Int32 = 1

  /// The brackets that are open, and their lines.
  var brackets: [UInt8] = []
  var bracketLines: [Int32] = []
  var formatted: [FormattedFrame] = []

  /// Whether the next token continues the text of a formatted string.
  var isInFormattedText = false

  var indents: [Indentation] = [Indentation()]
  var pendingDedents = 0
  var isAtLineStart = true
  var startsLogicalLine = true
  var hasColon = false
  let characters = CharacterTable.shared

  init(_ bytes: ByteView, version: LanguageVersion, keepsComments: Bool = false) {
    self.bytes = bytes
    self.version = version
    self.keepsComments = keepsComments
    lines.reserveCapacity(keepsComments ? 0 : bytes.count / 40)
  }

  /// The bytes of the current token.
  var range: Range<Int> { start..<end }

  func fail(_ fault: SyntaxFault) -> SyntaxError { SyntaxError(fault: fault, line: currentLine) }

  /// Moves to the next token.
  mutating func advance() throws(SyntaxError) {
    previousEndLine = endLine
    if isInFormattedText { return try scanFormattedText() }
    if pendingDedents > 0 {
      pendingDedents -= 1
      return emit(.dedent, from: position)
    }
    if isAtLineStart, try beginLine() { return }
    while true {
      var index = position
      while bytes[index] == UInt8(ascii: " ") { index += 1 }
      position = index
      let byte = bytes[index]
      switch characters.kind(of: byte) {
      case .blank: position += 1
      case .letter: return try scanName()
      case .operation: return try scanOperator(byte)
      case .digit: return try scanNumber()
      case .quote: return try scanString(prefixed: position)
      case .newline: if endOfLine() { return }
      case .comment: if scanComment() { return }
      case .backslash: try continueLine()
      case .wide: return try scanWideName()
      case .invalid: return try scanRemainder(byte)
      }
    }
  }

  /// Makes the bytes from `start` to `position` the current token.
  @inline(__always)
  mutating func emit(_ kind: TokenKind, from start: Int) {
    emit(kind, from: start, line: currentLine)
  }

  /// As `emit`, for a token that began on `line` and may have ended on a later one.
  @inline(__always)
  mutating func emit(_ kind: TokenKind, from start: Int, line: Int32) {
    self.kind = kind
    self.start = start
    end = position
    self.line = line
    endLine = currentLine
    if startsLogicalLine, kind.rawValue > TokenKind.comment.rawValue {
      startsLogicalLine = false
      firstLine = line
    }
  }

  mutating func noteColon() {
    if brackets.isEmpty { hasColon = true }
  }

  private mutating func scanName() throws(SyntaxError) {
    let begin = position
    var index = begin
    var seen: UInt8 = 0
    while true {
      let byte = bytes[index]
      guard characters.continuesName(byte) else { break }
      seen |= byte
      index += 1
    }
    if seen >= 0x80 { return try scanWideName() }
    let length = index - begin
    if length <= 2, bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'"),
      isStringPrefix(begin..<index)
    {
      position = index
      return try scanString(prefixed: begin)
    }
    position = index
    let kind =
      length > 1 && length <= 8 ? Keywords.kind(ofPacked: bytes.packed(begin..<index)) : .name
    emit(kind, from: begin)
  }

  /// Ends the physical line; whether that is a token.
  private mutating func endOfLine() -> Bool {
    guard brackets.isEmpty else {
      position += 1
      currentLine += 1
      return false
    }
    let begin = position
    position += 1
    emit(.newline, from: begin)
    currentLine += 1
    isAtLineStart = true
    startsLogicalLine = true
    lines.append(
      LogicalLine(
        first: firstLine, last: line, indent: Int16(truncatingIfNeeded: indents.count - 1),
        hasColon: hasColon))
    hasColon = false
    return true
  }

  /// Passes a comment; whether that is a token.
  mutating func scanComment() -> Bool {
    let begin = position
    position = bytes.firstNewline(from: begin)
    guard keepsComments else { return false }
    emit(.comment, from: begin)
    return true
  }

  /// Joins the next physical line to this one.
  mutating func continueLine() throws(SyntaxError) {
    guard bytes[position + 1] == UInt8(ascii: "\n") else { throw fail(.invalidContinuation) }
    position += 2
    currentLine += 1
    guard position < bytes.count else { throw fail(.invalidSyntax) }
  }

  /// The end of the text, or a byte that no token starts with.
  private mutating func scanRemainder(_ byte: UInt8) throws(SyntaxError) {
    guard position >= bytes.count else {
      throw fail(byte == 0 ? .nullByte : .invalidCharacter)
    }
    guard brackets.isEmpty else {
      throw SyntaxError(fault: .bracketNeverClosed, line: bracketLines.last ?? currentLine)
    }
    if indents.count > 1 {
      pendingDedents = indents.count - 2
      indents.removeLast(indents.count - 1)
      return emit(.dedent, from: position)
    }
    emit(.endOfFile, from: position)
  }
}

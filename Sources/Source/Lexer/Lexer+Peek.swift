extension Lexer {
  /// What there is to restore at a token outside brackets.
  struct Mark {
    let kind: TokenKind
    let range: Range<Int>
    let line: Int32
    let endLine: Int32
    let previousEndLine: Int32
    let firstLine: Int32
    let position: Int
    let currentLine: Int32
    let lineCount: Int
    let hasColon: Bool
  }

  func mark() -> Mark {
    Mark(
      kind: kind, range: range, line: line, endLine: endLine, previousEndLine: previousEndLine,
      firstLine: firstLine, position: position, currentLine: currentLine, lineCount: lines.count,
      hasColon: hasColon)
  }

  mutating func reset(to mark: Mark) {
    kind = mark.kind
    start = mark.range.lowerBound
    end = mark.range.upperBound
    line = mark.line
    endLine = mark.endLine
    previousEndLine = mark.previousEndLine
    firstLine = mark.firstLine
    position = mark.position
    currentLine = mark.currentLine
    hasColon = mark.hasColon
    lines.removeLast(lines.count - mark.lineCount)
    brackets.removeAll(keepingCapacity: true)
    bracketLines.removeAll(keepingCapacity: true)
    formatted.removeAll(keepingCapacity: true)
    isInFormattedText = false
    isAtLineStart = false
    startsLogicalLine = false
  }

  /// Reads ahead, then goes back to where it was; an error on the way counts as false.
  ///
  /// Only within a logical line, outside formatted strings, brackets and indentation: those are
  /// not restored but emptied.
  mutating func peek(_ look: (inout Lexer) throws(SyntaxError) -> Bool) -> Bool {
    let state = mark()
    var result = false
    do throws(SyntaxError) { result = try look(&self) } catch {}
    reset(to: state)
    return result
  }
}

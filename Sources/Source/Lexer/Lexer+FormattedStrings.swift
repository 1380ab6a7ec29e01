/// Formatted strings as PEP 701 has them: text, and fields that hold any expression.
extension Lexer {
  mutating func beginFormatted(_ begin: Int, _ quote: UInt8, isTriple: Bool, isRaw: Bool) {
    position += isTriple ? 3 : 1
    emit(.formattedStart, from: begin)
    formatted.append(
      FormattedFrame(quote: quote, isTriple: isTriple, isRaw: isRaw, depth: brackets.count))
    isInFormattedText = true
  }

  /// Whether a `:` or `}` here belongs to the field of a formatted string.
  var endsField: Bool {
    guard let frame = formatted.last else { return false }
    return brackets.count == frame.depth + 1
  }

  mutating func beginFormatSpecification() {
    guard let frame = formatted.last else { return }
    formatted.append(
      FormattedFrame(
        quote: frame.quote, isTriple: frame.isTriple, isRaw: frame.isRaw, isSpecification: true,
        depth: brackets.count))
    isInFormattedText = true
  }

  /// The next piece of a formatted string: text, the start of a field, or the end.
  mutating func scanFormattedText() throws(SyntaxError) {
    guard let frame = formatted.last else { return }
    let begin = position
    let line = currentLine
    while true {
      let byte = bytes[position]
      if byte == frame.quote, isQuote(of: frame) {
        guard !frame.isSpecification else { throw fail(.invalidSyntax) }
        if position > begin { return emit(.formattedMiddle, from: begin, line: line) }
        return endFormatted(frame)
      }
      switch byte {
      case UInt8(ascii: "{"):
        if !frame.isSpecification, bytes[position + 1] == byte {
          position += 2
          continue
        }
        if position > begin { return emit(.formattedMiddle, from: begin, line: line) }
        return try beginField()
      case UInt8(ascii: "}"):
        if !frame.isSpecification, bytes[position + 1] == byte {
          position += 2
          continue
        }
        guard frame.isSpecification else { throw fail(.singleBrace) }
        if position > begin { return emit(.formattedMiddle, from: begin, line: line) }
        return endSpecification()
      case UInt8(ascii: "\\"): skipEscape(frame)
      case UInt8(ascii: "\n"):
        guard frame.isTriple else { throw fail(.unterminatedString) }
        currentLine += 1
        position += 1
      case 0:
        throw SyntaxError(
          fault: position < bytes.count ? .nullByte : .unterminatedString, line: line)
      default: position += 1
      }
    }
  }

  private func isQuote(of frame: FormattedFrame) -> Bool {
    !frame.isTriple
      || bytes[position + 1] == frame.quote && bytes[position + 2] == frame.quote
  }

  private mutating func endFormatted(_ frame: FormattedFrame) {
    let begin = position
    position += frame.isTriple ? 3 : 1
    formatted.removeLast()
    isInFormattedText = false
    emit(.formattedEnd, from: begin)
  }

  private mutating func beginField() throws(SyntaxError) {
    guard brackets.count < 200 else { throw fail(.nestedTooDeeply) }
    isInFormattedText = false
    let begin = position
    position += 1
    emit(.leftBrace, from: begin)
    brackets.append(UInt8(ascii: "{"))
    bracketLines.append(currentLine)
  }

  /// The `}` of a field that has a format specification; the text around the field goes on.
  private mutating func endSpecification() {
    formatted.removeLast()
    brackets.removeLast()
    bracketLines.removeLast()
    let begin = position
    position += 1
    emit(.rightBrace, from: begin)
  }

  private mutating func skipEscape(_ frame: FormattedFrame) {
    position += 1
    switch bytes[position] {
    case UInt8(ascii: "{"), UInt8(ascii: "}"): break
    case UInt8(ascii: "\n"):
      currentLine += 1
      position += 1
    case UInt8(ascii: "N") where !frame.isRaw && bytes[position + 1] == UInt8(ascii: "{"):
      while bytes[position] != UInt8(ascii: "}"), bytes[position] != UInt8(ascii: "\n"),
        position < bytes.count
      {
        position += 1
      }
      if bytes[position] == UInt8(ascii: "}") { position += 1 }
    default: position += 1
    }
  }
}

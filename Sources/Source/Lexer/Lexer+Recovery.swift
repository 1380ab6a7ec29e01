extension Lexer {
  /// Forgets everything that is open and goes on at the next line.
  mutating func recover() {
    while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { position += 1 }
    if position < bytes.count {
      position += 1
      currentLine += 1
    }
    brackets.removeAll()
    bracketLines.removeAll()
    formatted.removeAll()
    isInFormattedText = false
    indents = [Indentation()]
    pendingDedents = 0
    isAtLineStart = true
    startsLogicalLine = true
    hasColon = false
  }
}

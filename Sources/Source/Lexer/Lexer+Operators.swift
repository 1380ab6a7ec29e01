extension Lexer {
  mutating func scanOperator(_ byte: UInt8) throws(SyntaxError) {
    let begin = position
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): return try open(byte)
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): return try close(byte)
    case UInt8(ascii: ","): take(1, .comma)
    case UInt8(ascii: ";"): take(1, .semicolon)
    case UInt8(ascii: "~"): take(1, .tilde)
    case UInt8(ascii: ":"): scanColon()
    case UInt8(ascii: "."): return try scanDot()
    case UInt8(ascii: "="): next == UInt8(ascii: "=") ? take(2, .comparison) : take(1, .equal)
    case UInt8(ascii: "!"):
      next == UInt8(ascii: "=") ? take(2, .comparison) : take(1, .exclamation)
    case UInt8(ascii: "<"), UInt8(ascii: ">"): scanAngle(byte)
    case UInt8(ascii: "-") where next == UInt8(ascii: ">"): take(2, .arrow)
    case UInt8(ascii: "+"): scanArithmetic(.plus)
    case UInt8(ascii: "-"): scanArithmetic(.minus)
    case UInt8(ascii: "@"): scanArithmetic(.at)
    case UInt8(ascii: "|"): scanArithmetic(.pipe)
    case UInt8(ascii: "*"): scanDoubled(byte, .star, doubled: .doubleStar)
    case UInt8(ascii: "/"): scanDoubled(byte, .slash, doubled: .binaryOperator)
    default: scanArithmetic(.binaryOperator)  // %, & and ^
    }
    emit(operatorKind, from: begin)
  }

  private var next: UInt8 { bytes[position + 1] }

  private mutating func take(_ length: Int, _ kind: TokenKind) {
    position += length
    operatorKind = kind
  }

  private mutating func scanArithmetic(_ kind: TokenKind) {
    next == UInt8(ascii: "=") ? take(2, .augmentedAssignment) : take(1, kind)
  }

  private mutating func scanDoubled(_ byte: UInt8, _ kind: TokenKind, doubled: TokenKind) {
    guard next == byte else { return scanArithmetic(kind) }
    bytes[position + 2] == UInt8(ascii: "=") ? take(3, .augmentedAssignment) : take(2, doubled)
  }

  private mutating func scanAngle(_ byte: UInt8) {
    if next == byte { return scanDoubled(byte, .binaryOperator, doubled: .binaryOperator) }
    if byte == UInt8(ascii: "<"), next == UInt8(ascii: ">") { return take(2, .exclamation) }
    next == UInt8(ascii: "=") ? take(2, .comparison) : take(1, .comparison)
  }

  private mutating func scanDot() throws(SyntaxError) {
    if next >= UInt8(ascii: "0"), next <= UInt8(ascii: "9") { return try scanNumber() }
    let begin = position
    let isEllipsis = next == UInt8(ascii: ".") && bytes[position + 2] == UInt8(ascii: ".")
    isEllipsis ? take(3, .ellipsis) : take(1, .dot)
    emit(operatorKind, from: begin)
  }

  private mutating func scanColon() {
    if endsField {
      take(1, .colon)
      beginFormatSpecification()
    } else if next == UInt8(ascii: "=") {
      take(2, .walrus)
    } else {
      take(1, .colon)
      noteColon()
    }
  }

  private mutating func open(_ byte: UInt8) throws(SyntaxError) {
    guard brackets.count < 200 else { throw fail(.nestedTooDeeply) }
    let begin = position
    position += 1
    let kind: TokenKind =
      switch byte {
      case UInt8(ascii: "("): .leftParenthesis
      case UInt8(ascii: "["): .leftBracket
      default: .leftBrace
      }
    emit(kind, from: begin)
    brackets.append(byte)
    bracketLines.append(currentLine)
  }

  private mutating func close(_ byte: UInt8) throws(SyntaxError) {
    let (kind, opening): (TokenKind, UInt8) =
      switch byte {
      case UInt8(ascii: ")"): (.rightParenthesis, UInt8(ascii: "("))
      case UInt8(ascii: "]"): (.rightBracket, UInt8(ascii: "["))
      default: (.rightBrace, UInt8(ascii: "{"))
      }
    guard let open = brackets.last else { throw fail(.unmatchedBracket) }
    guard open == opening else { throw fail(.bracketMismatch) }
    if endsField { isInFormattedText = true }
    brackets.removeLast()
    bracketLines.removeLast()
    let begin = position
    position += 1
    emit(kind, from: begin)
  }
}

extension Lexer {
  /// Passes blank lines and compares the indentation; whether that gave a token.
  mutating func beginLine() throws(SyntaxError) -> Bool {
    var indentation = Indentation()
    while true {
      indentation = measureIndentation()
      switch bytes[position] {
      case UInt8(ascii: "#"):
        if scanComment() { return true }
      case UInt8(ascii: "\\"):
        try continueLine()
        let continued = measureIndentation()
        if indentation.column == 0 { indentation = continued }
        guard bytes[position] == UInt8(ascii: "\n") else { return try indent(to: indentation) }
      default: break
      }
      if position >= bytes.count {
        isAtLineStart = false
        return false
      }
      guard bytes[position] == UInt8(ascii: "\n") else { return try indent(to: indentation) }
      position += 1
      currentLine += 1
    }
  }

  private mutating func measureIndentation() -> Indentation {
    var index = position
    while bytes[index] == UInt8(ascii: " ") { index += 1 }
    var result = Indentation(spaces: Int32(truncatingIfNeeded: index - position))
    position = index
    while true {
      switch bytes[position] {
      case UInt8(ascii: " "): result.addSpace()
      case UInt8(ascii: "\t"): result.addTab()
      case 0x0C: result = Indentation()
      default: return result
      }
      position += 1
    }
  }

  private mutating func indent(to indentation: Indentation) throws(SyntaxError) -> Bool {
    isAtLineStart = false
    guard let current = indents.last else { return false }
    if indentation.column == current.column {
      guard indentation.tabless == current.tabless else { throw fail(.tabsInconsistent) }
      return false
    }
    if indentation.column > current.column {
      guard indentation.tabless > current.tabless else { throw fail(.tabsInconsistent) }
      guard indents.count < 100 else { throw fail(.nestedTooDeeply) }
      indents.append(indentation)
      emit(.indent, from: position)
      return true
    }
    while let outer = indents.last, outer.column > indentation.column {
      indents.removeLast()
      pendingDedents += 1
    }
    guard indents.last?.column == indentation.column else { throw fail(.badDedent) }
    guard indents.last?.tabless == indentation.tabless else { throw fail(.tabsInconsistent) }
    pendingDedents -= 1
    emit(.dedent, from: position)
    return true
  }
}

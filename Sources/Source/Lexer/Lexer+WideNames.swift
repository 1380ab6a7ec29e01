extension Lexer {
  /// A name with characters beyond ASCII: those that Unicode counts as parts of identifiers.
  mutating func scanWideName() throws(SyntaxError) {
    let begin = position
    var index = position
    while CharacterTable.shared.continuesName(bytes[index]) { index += 1 }
    var isFirst = true
    for scalar in String(decoding: bytes.bytes(begin..<index), as: UTF8.self).unicodeScalars {
      let properties = scalar.properties
      let fits =
        scalar == "_" || (isFirst ? properties.isXIDStart : properties.isXIDContinue)
      guard fits else { throw fail(.invalidCharacter) }
      isFirst = false
    }
    position = index
    emit(.name, from: begin)
  }
}

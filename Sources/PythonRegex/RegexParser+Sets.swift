extension RegexParser {
  /// A set, `[` being read already.
  mutating func set(_ flags: RegexFlags, at start: Int) throws(PythonRegexError) -> RegexNode {
    let isNegated = take("^")
    var items: [RegexNode.SetItem] = []
    while true {
      let place = position
      guard let character = take() else { throw error("unterminated set", at: start) }
      if character == "]", !items.isEmpty { break }
      let low = try member(character, at: place)
      guard next == "-" else {
        items.append(low)
        continue
      }
      position += 1
      guard let end = take() else { throw error("unterminated set", at: start) }
      if end == "]" {
        items += [low, .range(45, 45)]
        break
      }
      items.append(try range(low, try member(end, at: position - 1), at: place))
    }
    return .set(items, isNegated: isNegated, flags)
  }

  private func range(
    _ low: RegexNode.SetItem, _ high: RegexNode.SetItem, at place: Int
  ) throws(PythonRegexError) -> RegexNode.SetItem {
    guard case .range(let first, _) = low, case .range(let last, _) = high, first <= last else {
      throw error("bad range in a set", at: place)
    }
    return .range(first, last)
  }

  private mutating func member(
    _ character: Unicode.Scalar, at place: Int
  ) throws(PythonRegexError) -> RegexNode.SetItem {
    guard character == "\\" else { return .range(character.value, character.value) }
    guard let escaped = take() else { throw error("nothing after the backslash", at: place) }
    if let category = category(escaped) { return category }
    if escaped == "b" { return .range(8, 8) }
    if escaped.digit(radix: 8) != nil {
      position -= 1
      let value = try octal(most: 3, at: place)
      return .range(value, value)
    }
    if escaped.digit(radix: 10) != nil { throw unknownEscape(escaped, at: place) }
    let value = try self.character(escaped, at: place)
    return .range(value, value)
  }
}

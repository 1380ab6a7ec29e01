extension RegexParser {
  /// What follows a backslash outside a set.
  mutating func escape(_ flags: RegexFlags, at start: Int) throws(PythonRegexError) -> RegexNode {
    guard let escaped = take() else { throw error("nothing after the backslash", at: start) }
    if let anchor = anchor(escaped) { return .anchor(anchor, flags) }
    if let category = category(escaped) { return .set([category], isNegated: false, flags) }
    if escaped == "0" {
      position -= 1
      return .literal(try octal(most: 3, at: start), flags)
    }
    if escaped.digit(radix: 10) != nil { return try numbered(flags, at: start) }
    return .literal(try character(escaped, at: start), flags)
  }

  private func anchor(_ escaped: Unicode.Scalar) -> RegexNode.Anchor? {
    switch escaped {
    case "A": .textStart
    case "Z", "z": .textEnd
    case "b": .wordBoundary
    case "B": .noWordBoundary
    default: nil
    }
  }

  func category(_ escaped: Unicode.Scalar) -> RegexNode.SetItem? {
    switch escaped {
    case "d": .category(.digit, isNegated: false)
    case "D": .category(.digit, isNegated: true)
    case "s": .category(.space, isNegated: false)
    case "S": .category(.space, isNegated: true)
    case "w": .category(.word, isNegated: false)
    case "W": .category(.word, isNegated: true)
    default: nil
    }
  }

  /// `\1` to `\99` as a reference, or three octal digits as a character.
  private mutating func numbered(
    _ flags: RegexFlags, at start: Int
  ) throws(PythonRegexError) -> RegexNode {
    let digits = scalars[(start + 1)...].prefix(3)
    if digits.count == 3, digits.allSatisfy({ $0.digit(radix: 8) != nil }) {
      position -= 1
      return .literal(try octal(most: 3, at: start), flags)
    }
    let number = digits.prefix(2).prefix { $0.digit(radix: 10) != nil }
    position = start + 1 + number.count
    let group = number.reduce(0) { $0 * 10 + Int($1.value - 48) }
    return .reference(try checked(group, at: start), flags)
  }

  /// A group that may be referred to here: closed, and not opened in this very look-behind.
  func checked(_ group: Int, at start: Int) throws(PythonRegexError) -> Int {
    guard group <= groupCount, group > 0 else {
      throw error("no group \(group) to refer to", at: start)
    }
    guard groupWidths[group] != nil else {
      throw error("group \(group) is referred to before it ends", at: start)
    }
    if let first = lookBehindStarts.first, group > first {
      throw error("group \(group) is referred to in the look-behind that has it", at: start)
    }
    return group
  }

  mutating func octal(most: Int, at start: Int) throws(PythonRegexError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<most {
      guard let digit = next?.digit(radix: 8) else { break }
      value = value * 8 + digit
      position += 1
    }
    guard value <= 0o377 else { throw error("an octal escape above 0o377", at: start) }
    return value
  }

  /// A single character by its escape, in sets and outside.
  mutating func character(_ escaped: Unicode.Scalar, at start: Int) throws(PythonRegexError)
    -> UInt32
  {
    switch escaped {
    case "a": return 7
    case "f": return 12
    case "n": return 10
    case "r": return 13
    case "t": return 9
    case "v": return 11
    case "x": return try hexadecimal(2, at: start)
    case "u": return try hexadecimal(4, at: start)
    case "U": return try hexadecimal(8, at: start)
    case "N": return try named(at: start)
    default:
      if escaped.isASCIILetter { throw unknownEscape(escaped, at: start) }
      return escaped.value
    }
  }

  func unknownEscape(_ escaped: Unicode.Scalar, at start: Int) -> PythonRegexError {
    error("unknown escape '\\\(escaped)'", at: start)
  }

  private mutating func hexadecimal(
    _ length: Int, at start: Int
  ) throws(PythonRegexError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<length {
      guard let digit = next?.digit(radix: 16) else { throw error("incomplete escape", at: start) }
      value = value &* 16 &+ digit
      position += 1
    }
    guard value <= 0x10FFFF else { throw error("no such character", at: start) }
    return value
  }

  /// `\N{NAME}`, by the Unicode name or an alias of it.
  private mutating func named(at start: Int) throws(PythonRegexError) -> UInt32 {
    guard take("{") else { throw error("missing '{' after '\\N'", at: start) }
    let name = try name(upTo: "}", at: start).uppercased()
    for value in UInt32(0)...0x10FFFF {
      guard let properties = Unicode.Scalar(value)?.properties else { continue }
      if properties.name == name || properties.nameAlias == name { return value }
    }
    throw error("no character is named '\(name)'", at: start)
  }
}

extension RegexParser {
  /// `(?flags)` at the very start, or `(?flags-flags:...)` anywhere; nil for the former.
  mutating func flagged(
    _ flags: inout RegexFlags, mayHoldFlags: Bool, at start: Int
  ) throws(PythonRegexError) -> RegexNode? {
    var inner = flags
    var encoding: Unicode.Scalar?
    var isRead = false
    while let flag = next, flag.isASCIILetter {
      try turnOn(flag, &inner, &encoding, at: start)
      position += 1
      isRead = true
    }
    if isRead, take(")") {
      guard mayHoldFlags else {
        throw error("flags for the whole expression are not at its start", at: start)
      }
      flags = inner
      return nil
    }
    if take("-") { try turnOff(&inner, keeping: flags, at: start) }
    guard take(":") else {
      throw error(isRead ? "missing ':' after flags" : "unknown kind of group", at: start)
    }
    var scoped = inner
    let node = try alternatives(&scoped)
    guard take(")") else { throw error("missing ')' of the group", at: start) }
    return .sequence([node])
  }

  private func turnOn(
    _ flag: Unicode.Scalar, _ flags: inout RegexFlags, _ encoding: inout Unicode.Scalar?,
    at start: Int
  ) throws(PythonRegexError) {
    switch flag {
    case "a", "u":
      if let encoding, encoding != flag {
        throw error("flags 'a' and 'u' exclude each other", at: start)
      }
      encoding = flag
      if flag == "a" { flags.insert(.ascii) } else { flags.remove(.ascii) }
    case "L": throw error("flag 'L' is for byte patterns only", at: start)
    default:
      guard let known = RegexParser.flag(flag) else { throw error("unknown flag", at: position) }
      flags.insert(known)
    }
  }

  private mutating func turnOff(
    _ flags: inout RegexFlags, keeping outer: RegexFlags, at start: Int
  ) throws(PythonRegexError) {
    let turnedOn = scalars[..<(position - 1)].reversed().prefix { $0.isASCIILetter }
    var isRead = false
    while let letter = next, letter.isASCIILetter {
      guard let flag = RegexParser.flag(letter) else {
        throw error("a flag that cannot be turned off", at: position)
      }
      if turnedOn.contains(letter) { throw error("a flag turned both on and off", at: start) }
      flags.remove(flag)
      position += 1
      isRead = true
    }
    if !isRead { throw error("missing flag after '-'", at: start) }
  }

  private static func flag(_ letter: Unicode.Scalar) -> RegexFlags? {
    switch letter {
    case "i": .ignoreCase
    case "m": .multiline
    case "s": .dotAll
    case "x": .verbose
    default: nil
    }
  }
}

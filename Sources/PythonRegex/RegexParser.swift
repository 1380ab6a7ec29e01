/// Reads a regular expression as Python's `re` does for `str` patterns with `re.MULTILINE`.
///
/// What Python refuses is refused here, so that nothing reaches PCRE2 that means something else
/// there. Syntax: https://docs.python.org/3/library/re.html#regular-expression-syntax
struct RegexParser {
  let pattern: String
  let scalars: [Unicode.Scalar]
  var position = 0

  /// How many groups were opened.
  var groupCount = 0
  var names: [String: Int] = [:]

  /// The widths of the groups that are closed.
  var groupWidths: [Int: ClosedRange<Int>] = [:]

  /// The number of groups when each enclosing look-behind began.
  var lookBehindStarts: [Int] = []

  /// Groups that conditions name before they are opened.
  var awaited: [(group: Int, position: Int)] = []

  /// How deep the groups nest here; what is deeper than `deepest` is refused.
  var depth = 0
  static let deepest = 100

  private init(_ pattern: String) {
    self.pattern = pattern
    scalars = Array(pattern.unicodeScalars)
  }

  static func parse(_ pattern: String) throws(PythonRegexError) -> RegexNode {
    var parser = RegexParser(pattern)
    var flags: RegexFlags = .multiline
    let node = try parser.alternatives(&flags, isOutermost: true)
    if parser.next != nil { throw parser.error("unbalanced parenthesis") }
    for (group, position) in parser.awaited where group > parser.groupCount {
      throw parser.error("no group \(group) to refer to", at: position)
    }
    return node
  }

  var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  mutating func take() -> Unicode.Scalar? {
    guard position < scalars.count else { return nil }
    position += 1
    return scalars[position - 1]
  }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next == character else { return false }
    position += 1
    return true
  }

  /// Passes a comment and its end, which no backslash may precede; false when it has no end.
  mutating func skip(past end: Unicode.Scalar) throws(PythonRegexError) -> Bool {
    while let character = take() {
      if character == end { return true }
      if character == "\\", take() == nil {
        throw error("nothing after the backslash", at: position - 1)
      }
    }
    return false
  }

  func error(_ problem: String, at place: Int? = nil) -> PythonRegexError {
    PythonRegexError(pattern, problem, at: place ?? position)
  }

  /// The alternatives up to a closing parenthesis or the end.
  mutating func alternatives(
    _ flags: inout RegexFlags, isOutermost: Bool = false
  ) throws(PythonRegexError) -> RegexNode {
    var branches: [RegexNode] = []
    repeat {
      branches.append(try sequence(&flags, mayHoldFlags: isOutermost && branches.isEmpty))
    } while take("|")
    return branches.count == 1 ? branches[0] : .alternatives(branches)
  }

  private mutating func sequence(
    _ flags: inout RegexFlags, mayHoldFlags: Bool
  ) throws(PythonRegexError) -> RegexNode {
    var items: [RegexNode] = []
    while let character = next, character != "|", character != ")" {
      let start = position
      position += 1
      if flags.contains(.verbose), try skipBlank(character) { continue }
      if let times = try repetition(character, at: start) {
        items.append(try repeated(items.popLast(), times, at: start))
      } else if character == "(" {
        let mayHold = mayHoldFlags && items.isEmpty
        if let node = try group(&flags, mayHoldFlags: mayHold, at: start) { items.append(node) }
      } else {
        items.append(try atom(character, flags, at: start))
      }
    }
    return items.count == 1 ? items[0] : .sequence(items)
  }

  /// Passes white space and comments of the verbose syntax.
  private mutating func skipBlank(_ character: Unicode.Scalar) throws(PythonRegexError) -> Bool {
    if character == "#" {
      _ = try skip(past: "\n")
      return true
    }
    return character == " " || ("\t"..."\r").contains(character)
  }

  private mutating func atom(
    _ character: Unicode.Scalar, _ flags: RegexFlags, at start: Int
  ) throws(PythonRegexError) -> RegexNode {
    switch character {
    case ".": .any(flags)
    case "^": .anchor(.lineStart, flags)
    case "$": .anchor(.lineEnd, flags)
    case "[": try set(flags, at: start)
    case "\\": try escape(flags, at: start)
    default: .literal(character.value, flags)
    }
  }
}

extension Unicode.Scalar {
  /// The digit's value in `radix`, or nil.
  func digit(radix: UInt32) -> UInt32? {
    let value: UInt32
    switch self {
    case "0"..."9": value = self.value - 48
    case "A"..."F": value = self.value - 55
    case "a"..."f": value = self.value - 87
    default: return nil
    }
    return value < radix ? value : nil
  }

  var isASCIILetter: Bool { ("A"..."Z").contains(self) || ("a"..."z").contains(self) }
}

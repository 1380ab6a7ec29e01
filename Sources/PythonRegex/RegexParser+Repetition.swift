extension RegexParser {
  /// The repetition that `character` begins, its suffix included; nil when it is an ordinary one.
  mutating func repetition(
    _ character: Unicode.Scalar, at start: Int
  ) throws(PythonRegexError) -> RegexNode.Repetition? {
    let range: (Int, Int?)
    switch character {
    case "*": range = (0, nil)
    case "+": range = (1, nil)
    case "?": range = (0, 1)
    case "{":
      guard let counted = try counts(at: start) else { return nil }
      range = counted
    default: return nil
    }
    let kind: RegexNode.Repetition.Kind = take("?") ? .lazy : take("+") ? .possessive : .greedy
    return RegexNode.Repetition(minimum: range.0, maximum: range.1, kind: kind)
  }

  /// What follows `{` as `m}`, `m,}`, `,n}` or `m,n}`; nil (and nothing read) when it is none.
  private mutating func counts(at start: Int) throws(PythonRegexError) -> (Int, Int?)? {
    let begin = position
    if next == "}" { return nil }
    let low = digits()
    var high = low
    if take(",") { high = digits() }
    guard take("}") else {
      position = begin
      return nil
    }
    let minimum = try count(low, at: start) ?? 0
    let maximum = try count(high, at: start)
    if let maximum, maximum < minimum {
      throw error("the least number of repeats is greater than the most", at: start)
    }
    return (minimum, maximum)
  }

  mutating func digits() -> [UInt32] {
    var found: [UInt32] = []
    while let digit = next?.digit(radix: 10) {
      found.append(digit)
      position += 1
    }
    return found
  }

  private func count(_ digits: [UInt32], at start: Int) throws(PythonRegexError) -> Int? {
    if digits.isEmpty { return nil }
    let value = digits.reduce(0) { min($0 * 10 + Int($1), 1 << 32) }
    guard value <= 65535 else { throw error("more than 65535 repeats", at: start) }
    return value
  }

  func repeated(
    _ item: RegexNode?, _ times: RegexNode.Repetition, at start: Int
  ) throws(PythonRegexError) -> RegexNode {
    switch item {
    case nil, .anchor: throw error("nothing to repeat", at: start)
    case .repetition: throw error("a repeat of a repeat", at: start)
    case .some(let item): return .repetition(item, times)
    }
  }
}

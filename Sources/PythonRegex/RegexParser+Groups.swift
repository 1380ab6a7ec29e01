extension RegexParser {
  /// A group, `(` being read already; nil for a comment and for global flags.
  mutating func group(
    _ flags: inout RegexFlags, mayHoldFlags: Bool, at start: Int
  ) throws(PythonRegexError) -> RegexNode? {
    depth += 1
    defer { depth -= 1 }
    guard depth <= RegexParser.deepest else {
      throw error("groups nest deeper than \(RegexParser.deepest)", at: start)
    }
    guard take("?") else { return try capture(nil, flags, at: start) }
    guard let kind = take() else { throw error("unexpected end", at: start) }
    switch kind {
    case "P": return try namedGroup(flags, at: start)
    case ":": return try body(flags, at: start)
    case ">": return .atomic(try body(flags, at: start))
    case "=", "!":
      let look = RegexNode.Look(isBehind: false, isNegated: kind == "!")
      return .look(look, try body(flags, at: start))
    case "<": return try lookBehind(flags, at: start)
    case "(": return try conditional(flags, at: start)
    case "#":
      guard try skip(past: ")") else { throw error("unterminated comment", at: start) }
      return nil
    default:
      position -= 1
      return try flagged(&flags, mayHoldFlags: mayHoldFlags, at: start)
    }
  }

  /// What stands in a group up to its parenthesis; never a bare repetition or anchor, so that it
  /// may be repeated.
  private mutating func body(
    _ flags: RegexFlags, at start: Int
  ) throws(PythonRegexError) -> RegexNode {
    var inner = flags
    let node = try alternatives(&inner)
    guard take(")") else { throw error("missing ')' of the group", at: start) }
    switch node {
    case .repetition, .anchor: return .sequence([node])
    default: return node
    }
  }

  private mutating func capture(
    _ name: String?, _ flags: RegexFlags, at start: Int
  ) throws(PythonRegexError) -> RegexNode {
    groupCount += 1
    let number = groupCount
    if let name {
      if names[name] != nil { throw error("a second group named '\(name)'", at: start) }
      names[name] = number
    }
    let node = try body(flags, at: start)
    groupWidths[number] = node.width(groups: groupWidths)
    return .group(number, node)
  }

  private mutating func namedGroup(
    _ flags: RegexFlags, at start: Int
  ) throws(PythonRegexError) -> RegexNode {
    if take("<") { return try capture(try identifier(upTo: ">", at: start), flags, at: start) }
    guard take("=") else { throw error("unknown kind of group", at: start) }
    let name = try identifier(upTo: ")", at: start)
    guard let group = names[name] else {
      throw error("no group named '\(name)' to refer to", at: start)
    }
    return .reference(try checked(group, at: start), flags)
  }

  private mutating func lookBehind(
    _ flags: RegexFlags, at start: Int
  ) throws(PythonRegexError) -> RegexNode {
    let isNegated = take("!")
    guard isNegated || take("=") else { throw error("unknown kind of group", at: start) }
    lookBehindStarts.append(groupCount)
    defer { lookBehindStarts.removeLast() }
    let node = try body(flags, at: start)
    let width = node.width(groups: groupWidths)
    guard width.count == 1 else {
      throw error("a look-behind needs a fixed width", at: start)
    }
    return .look(RegexNode.Look(isBehind: true, isNegated: isNegated), node)
  }

  private mutating func conditional(
    _ flags: RegexFlags, at start: Int
  ) throws(PythonRegexError) -> RegexNode {
    let group = try condition(at: start)
    let node = try body(flags, at: start)
    guard case .alternatives(let branches) = node else {
      return .conditional(group, yes: node, no: .sequence([]))
    }
    guard branches.count == 2 else {
      throw error("a condition with more than two branches", at: start)
    }
    return .conditional(group, yes: branches[0], no: branches[1])
  }

  private mutating func condition(at start: Int) throws(PythonRegexError) -> Int {
    let text = try name(upTo: ")", at: start)
    guard text.utf8.allSatisfy({ (48...57).contains($0) }) else {
      guard isIdentifier(text) else { throw error("bad group name '\(text)'", at: start) }
      guard let group = names[text] else {
        throw error("no group named '\(text)' to refer to", at: start)
      }
      return try outsideLookBehind(group, at: start)
    }
    guard let group = Int(text), (1...65535).contains(group) else {
      throw error("no group \(text) to refer to", at: start)
    }
    awaited.append((group, start))
    return try outsideLookBehind(group, at: start)
  }

  private func outsideLookBehind(_ group: Int, at start: Int) throws(PythonRegexError) -> Int {
    guard !lookBehindStarts.isEmpty else { return group }
    return try checked(group, at: start)
  }

  private mutating func identifier(
    upTo end: Unicode.Scalar, at start: Int
  ) throws(PythonRegexError) -> String {
    let name = try name(upTo: end, at: start)
    guard isIdentifier(name) else { throw error("bad group name '\(name)'", at: start) }
    return name
  }

  private func isIdentifier(_ name: String) -> Bool {
    guard let first = name.unicodeScalars.first else { return false }
    return (first.properties.isXIDStart || first == "_")
      && name.unicodeScalars.allSatisfy(\.properties.isXIDContinue)
  }

  mutating func name(upTo end: Unicode.Scalar, at start: Int) throws(PythonRegexError) -> String {
    var name = String.UnicodeScalarView()
    while !take(end) {
      guard let scalar = take() else {
        throw error("missing '\(end)' after a name", at: start)
      }
      name.append(scalar)
    }
    if name.isEmpty { throw error("missing name", at: start) }
    return String(name)
  }
}

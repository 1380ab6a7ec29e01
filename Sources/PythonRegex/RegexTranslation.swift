/// Writes a regular expression in PCRE2's syntax so that it means there what it means in Python.
///
/// Nothing is left to flags: each dot, anchor and class is spelled out, so that options, versions
/// and tables of PCRE2 cannot change it. Syntax: https://www.pcre.org/current/doc/html/pcre2syntax.html
struct RegexTranslation {
  /// What texts the translation is for.
  enum Texts {
    /// Any text; characters are UTF-8.
    case unicode

    /// Only texts of ASCII characters; those need no decoding and no wide classes.
    case ascii
  }

  let texts: Texts

  /// Whether groups are kept: only when something refers to them.
  let keepsGroups: Bool

  /// - Parameter atOnePlace: whether it is tried where a search begins, and nowhere else.
  static func translate(_ node: RegexNode, for texts: Texts, atOnePlace: Bool) -> String {
    let translation = RegexTranslation(texts: texts, keepsGroups: node.hasReferences)
    return atOnePlace ? translation.text(node) : translation.whole(node)
  }

  /// The expression and, where it begins with a run of one kind of character, an alternative that
  /// passes over the run in which it failed; without it the time is the square of the run.
  private func whole(_ node: RegexNode) -> String {
    guard let run = node.leadingRun else { return text(node) }
    let start = run.isAtLineStart ? "^" : ""
    return "\(text(node))|\(start)\(enclosed(run.once)){\(run.minimum),}+(*SKIP)(*F)"
  }

  /// Whether a translation for ASCII texts alone says the same.
  ///
  /// It does not where letters beyond ASCII are the other case of ASCII ones.
  static func hasASCIIForm(_ node: RegexNode) -> Bool {
    !node.contains {
      switch $0 {
      case .literal(let value, let flags): value > 127 && flags.contains(.ignoreCase)
      case .set(let items, _, let flags):
        flags.contains(.ignoreCase)
          && items.contains { if case .range(_, let last) = $0 { last > 127 } else { false } }
      default: false
      }
    }
  }

  func text(_ node: RegexNode) -> String {
    switch node {
    case .literal(let value, let flags): literal(value, flags)
    case .any(let flags): flags.contains(.dotAll) ? "(?s:.)" : "\\N"
    case .set(let items, let isNegated, let flags): set(items, isNegated, flags)
    case .anchor(let anchor, let flags): text(anchor, flags)
    case .group(_, let body): (keepsGroups ? "(" : "(?:") + text(body) + ")"
    case .atomic(let body): "(?>" + text(body) + ")"
    case .look(let look, let body): text(look) + text(body) + ")"
    case .reference(let group, let flags): ignoringCase("\\g{\(group)}", flags)
    case .conditional(let group, let yes, let no):
      "(?(\(group))\(enclosed(yes))|\(enclosed(no)))"
    case .repetition(let body, let times):
      !keepsGroups && body.width(groups: [:]).upperBound == 0
        ? once(body, isOptional: times.minimum == 0) : enclosed(body) + text(times)
    case .sequence(let nodes): nodes.map(part).joined()
    case .alternatives(let nodes): nodes.map(text).joined(separator: "|")
    }
  }

  private func part(_ node: RegexNode) -> String {
    if case .alternatives = node { enclosed(node) } else { text(node) }
  }

  /// Repeating what has no width adds nothing, and look-behinds do not take such repetitions.
  private func once(_ body: RegexNode, isOptional: Bool) -> String {
    "(?:" + text(body) + (isOptional ? "|)" : ")")
  }

  private func enclosed(_ node: RegexNode) -> String { "(?:" + text(node) + ")" }

  private func text(_ look: RegexNode.Look) -> String {
    (look.isBehind ? "(?<" : "(?") + (look.isNegated ? "!" : "=")
  }

  private func text(_ times: RegexNode.Repetition) -> String {
    let range =
      switch (times.minimum, times.maximum) {
      case (0, nil): "*"
      case (1, nil): "+"
      case (0, 1): "?"
      case (let minimum, nil): "{\(minimum),}"
      case (let minimum, .some(let maximum)): "{\(minimum),\(maximum)}"
      }
    return switch times.kind {
    case .greedy: range
    case .lazy: range + "?"
    case .possessive: range + "+"
    }
  }

  private func text(_ anchor: RegexNode.Anchor, _ flags: RegexFlags) -> String {
    switch anchor {
    case .lineStart: flags.contains(.multiline) ? "^" : "\\A"
    case .lineEnd: flags.contains(.multiline) ? "$" : "\\Z"
    case .textStart: "\\A"
    case .textEnd: "\\z"
    case .wordBoundary: boundary(isNegated: false, flags)
    case .noWordBoundary: boundary(isNegated: true, flags)
    }
  }

  /// In a text without any character Python finds no `\B` either.
  private func boundary(isNegated: Bool, _ flags: RegexFlags) -> String {
    if texts == .ascii { return isNegated ? "(?!\\A\\z)\\B" : "\\b" }
    let word = "[" + members(.word, flags) + "]"
    if isNegated { return "(?!\\A\\z)(?:(?<=\(word))(?=\(word))|(?<!\(word))(?!\(word)))" }
    return "(?:(?<=\(word))(?!\(word))|(?<!\(word))(?=\(word)))"
  }

  func ignoringCase(_ text: String, _ flags: RegexFlags) -> String {
    flags.contains(.ignoreCase) ? "(?i:\(text))" : text
  }
}

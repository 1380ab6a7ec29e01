/// A part of a regular expression as Python understands it, flags already resolved.
indirect enum RegexNode: Hashable, Sendable {
  case literal(UInt32, RegexFlags)
  case any(RegexFlags)
  case set([SetItem], isNegated: Bool, RegexFlags)
  case anchor(Anchor, RegexFlags)
  case group(Int, RegexNode)
  case atomic(RegexNode)
  case look(Look, RegexNode)
  case reference(Int, RegexFlags)
  case conditional(Int, yes: RegexNode, no: RegexNode)
  case repetition(RegexNode, Repetition)
  case sequence([RegexNode])
  case alternatives([RegexNode])

  enum Anchor: Hashable, Sendable {
    case lineStart, lineEnd, textStart, textEnd, wordBoundary, noWordBoundary
  }

  enum SetItem: Hashable, Sendable {
    case range(UInt32, UInt32)
    case category(Category, isNegated: Bool)
  }

  enum Category: Hashable, Sendable {
    case digit, space, word
  }

  struct Look: Hashable, Sendable {
    let isBehind: Bool
    let isNegated: Bool
  }

  struct Repetition: Hashable, Sendable {
    let minimum: Int

    /// Nil when there is no upper bound.
    let maximum: Int?
    let kind: Kind

    enum Kind: Hashable, Sendable {
      case greedy, lazy, possessive
    }
  }
}

/// The flags that are in force where a node stands.
struct RegexFlags: OptionSet, Hashable, Sendable {
  let rawValue: UInt8

  static let ignoreCase = RegexFlags(rawValue: 1)
  static let multiline = RegexFlags(rawValue: 2)
  static let dotAll = RegexFlags(rawValue: 4)
  static let verbose = RegexFlags(rawValue: 8)
  static let ascii = RegexFlags(rawValue: 16)
}

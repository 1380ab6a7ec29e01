/// Some of the ASCII characters, a bit for each.
struct ASCIISet: Hashable, Sendable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  init() {}

  init(where isMember: (UInt8) -> Bool) {
    for byte in UInt8(0)..<128 where isMember(byte) { insert(byte) }
  }

  /// - Parameter byte: below 128.
  mutating func insert(_ byte: UInt8) {
    if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte & 63) }
  }

  @inline(__always) func contains(_ byte: UInt8) -> Bool {
    byte < 128 && (byte < 64 ? low : high) >> UInt64(byte & 63) & 1 != 0
  }

  mutating func formUnion(_ other: ASCIISet) {
    low |= other.low
    high |= other.high
  }

  func isDisjoint(with other: ASCIISet) -> Bool { low & other.low | high & other.high == 0 }
}

extension RegexNode {
  /// The ASCII characters that a node for one character stands for; nil for other nodes.
  var asciiMembers: ASCIISet? {
    switch self {
    case .literal(let value, let flags):
      return ASCIISet { Self.cases(of: $0, flags).contains { UInt32($0) == value } }
    case .set(let items, let isNegated, let flags):
      return ASCIISet { byte in
        let isIn = Self.cases(of: byte, flags).contains { other in
          items.contains { $0.contains(other, flags) }
        }
        return isIn != isNegated
      }
    default: return nil
    }
  }

  /// A character, and the other case of a letter where cases are not told apart.
  private static func cases(of byte: UInt8, _ flags: RegexFlags) -> [UInt8] {
    let isLetter = (65...90).contains(byte & ~0x20)
    return isLetter && flags.contains(.ignoreCase) ? [byte, byte ^ 0x20] : [byte]
  }

  /// The ASCII characters that a match can begin with; nil when that is not known, a match may be
  /// empty, or others are named.
  var beginnings: ASCIISet? {
    switch self {
    case .literal(let value, _): return value < 128 ? asciiMembers : nil
    case .set(let items, _, _): return items.contains(where: \.isWide) ? nil : asciiMembers
    case .group(_, let body), .atomic(let body): return body.beginnings
    case .repetition(let body, let times): return times.minimum > 0 ? body.beginnings : nil
    case .alternatives(let nodes):
      let sets = nodes.compactMap(\.beginnings)
      return sets.count == nodes.count ? sets.union : nil
    case .sequence(let nodes): return RegexNode.beginnings(of: nodes)
    default: return nil
    }
  }

  private static func beginnings(of nodes: [RegexNode]) -> ASCIISet? {
    var sets: [ASCIISet] = []
    for node in nodes {
      if let set = node.beginnings { return (sets + [set]).union }
      guard case .repetition(let body, _) = node, let set = body.beginnings else { return nil }
      sets.append(set)
    }
    return nil
  }
}

extension RegexNode.SetItem {
  /// Whether it names a character beyond ASCII.
  fileprivate var isWide: Bool {
    if case .range(_, let last) = self { last > 127 } else { false }
  }

  fileprivate func contains(_ byte: UInt8, _ flags: RegexFlags) -> Bool {
    switch self {
    case .range(let first, let last): first <= UInt32(byte) && UInt32(byte) <= last
    case .category(let category, let isNegated):
      category.contains(byte, flags) != isNegated
    }
  }
}

extension RegexNode.Category {
  fileprivate func contains(_ byte: UInt8, _ flags: RegexFlags) -> Bool {
    switch self {
    case .digit: (48...57).contains(byte)
    case .word:
      byte == 95 || (48...57).contains(byte) || (65...90).contains(byte & ~0x20)
    case .space:
      byte == 32 || (9...13).contains(byte) || !flags.contains(.ascii) && (28...31).contains(byte)
    }
  }
}

extension [ASCIISet] {
  fileprivate var union: ASCIISet { reduce(into: ASCIISet()) { $0.formUnion($1) } }
}

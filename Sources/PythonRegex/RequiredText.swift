internal import Glibc

/// A text to be found fast: its rarest byte is looked for first.
struct RequiredText: Hashable, Sendable {
  let bytes: [UInt8]
  private let rareOffset: Int

  /// - Parameter bytes: at least one.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    rareOffset = bytes.indices.max { Self.rarity(bytes[$0]) < Self.rarity(bytes[$1]) } ?? 0
  }

  /// Where it is first at or after `start`; nil when it is not.
  func first(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard let base = text.baseAddress else { return nil }
    let end = text.count - bytes.count + rareOffset + 1
    var place = start + rareOffset
    while place < end {
      guard let hit = unsafe memchr(base + place, Int32(bytes[rareOffset]), end - place) else {
        return nil
      }
      let found = unsafe UnsafeRawPointer(hit) - UnsafeRawPointer(base)
      let first = found - rareOffset
      var index = 0
      while index < bytes.count, unsafe base[first + index] == bytes[index] { index += 1 }
      if index == bytes.count { return first }
      place = found + 1
    }
    return nil
  }

  /// How rare a byte is in the text of programs.
  private static func rarity(_ byte: UInt8) -> Int {
    commonest.firstIndex(of: byte) ?? commonest.count
  }

  private static let commonest = Array(" etnasoril\ndfcpumhg_().,b=y'\":w1#0-v[]kx2>j".utf8)
}

extension RegexNode {
  /// Texts of which at least one is in every match; none when nothing is known.
  var requiredTexts: [[UInt8]] {
    switch self {
    case .group(_, let body), .atomic(let body): return body.requiredTexts
    case .repetition(let body, let times): return times.minimum > 0 ? body.requiredTexts : []
    case .alternatives(let nodes):
      let texts = nodes.map(\.requiredTexts)
      let all = Array(texts.joined())
      return texts.contains([]) || all.count > RegexNode.textLimit ? [] : all
    case .sequence(let nodes): return RegexNode.requiredTexts(of: nodes)
    case .literal: return exactTexts ?? []
    default: return []
    }
  }

  /// The choice among the runs of known text whose shortest text is the longest.
  private static func requiredTexts(of nodes: [RegexNode]) -> [[UInt8]] {
    var best: [[UInt8]] = []
    var run: [[UInt8]] = [[]]
    func consider(_ texts: [[UInt8]]) {
      let (length, known) = (texts.map(\.count).min() ?? 0, best.map(\.count).min() ?? 0)
      if length > known { best = texts }
    }
    for node in nodes {
      let texts = node.exactTexts
      if let texts, run.count * texts.count <= textLimit {
        run = run.flatMap { start in texts.map { start + $0 } }
      } else {
        consider(run)
        if texts == nil { consider(node.requiredTexts) }
        run = texts ?? [[]]
      }
    }
    consider(run)
    return best
  }

  /// All texts that match; nil when there are many.
  private var exactTexts: [[UInt8]]? {
    switch self {
    case .literal(let value, let flags):
      return value < 128 && !flags.contains(.ignoreCase) ? [[UInt8(value)]] : nil
    case .anchor: return [[]]
    case .group(_, let body), .atomic(let body): return body.exactTexts
    case .sequence(let nodes):
      return nodes.reduce([[]]) { run, node in
        guard let run, let texts = node.exactTexts, run.count * texts.count <= RegexNode.textLimit
        else { return nil }
        return run.flatMap { start in texts.map { start + $0 } }
      }
    case .alternatives(let nodes):
      let texts = nodes.compactMap(\.exactTexts)
      let all = Array(texts.joined())
      return texts.count == nodes.count && all.count <= RegexNode.textLimit ? all : nil
    default: return nil
    }
  }

  /// How many texts are worth looking for.
  private static let textLimit = 8
}

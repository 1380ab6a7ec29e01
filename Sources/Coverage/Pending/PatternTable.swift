/// The ways in which code objects ran: there are few, however many the contexts.
struct PatternTable: Sendable {
  struct Pattern: Sendable {
    let start: Int
    let count: Int
    var contexts: [ContextLabel]
  }

  /// By code object.
  private(set) var ofCode: [[Pattern]]
  private var words: [UInt32] = []

  /// By code object: where its patterns are, by their bits, once they are more than a handful.
  private var index: [Int: [[UInt32]: Int]] = [:]
  private static let handful = 12

  init(codeCount: Int) { ofCode = Array(repeating: [], count: codeCount) }

  func bits(of pattern: Pattern) -> ArraySlice<UInt32> {
    words[pattern.start..<pattern.start + pattern.count]
  }

  mutating func add(_ bits: ArraySlice<UInt32>, of code: Int, in context: ContextLabel) {
    if let known = place(of: bits, code) {
      ofCode[code][known].contexts.append(context)
      return
    }
    let place = ofCode[code].count
    ofCode[code].append(Pattern(start: words.count, count: bits.count, contexts: [context]))
    words += bits
    if place == Self.handful {
      let known = ofCode[code].enumerated().map { (Array(self.bits(of: $1)), $0) }
      index[code] = Dictionary(uniqueKeysWithValues: known)
    } else if place > Self.handful {
      index[code]?[Array(bits)] = place
    }
  }

  private func place(of bits: ArraySlice<UInt32>, _ code: Int) -> Int? {
    if ofCode[code].count > Self.handful { return index[code]?[Array(bits)] }
    return ofCode[code].firstIndex { self.bits(of: $0) == bits }
  }
}

/// The ways in which code objects ran: there are few, however many the contexts.
struct PatternTable: Sendable {
  struct Pattern: Sendable {
    fileprivate let code: Int
    fileprivate let start: Int
    fileprivate let count: Int
    fileprivate(set) var contexts: [ContextLabel]
  }

  private var patterns: [Pattern] = []
  /// By code object: the places of its patterns.
  private var placesOfCode: [[Int]]
  private var words: [UInt32] = []

  /// Places of patterns and one more, by code object and bits: 0 where there is none, the next one
  /// where another has the place.
  private var slots = [Int32](repeating: 0, count: 1 << 10)

  init(codeCount: Int) { placesOfCode = Array(repeating: [], count: codeCount) }

  func patterns(of code: Int) -> [Pattern] { placesOfCode[code].map { patterns[$0] } }

  func hasPatterns(of code: Int) -> Bool { !placesOfCode[code].isEmpty }

  func bits(of pattern: Pattern) -> ArraySlice<UInt32> {
    words[pattern.start..<pattern.start + pattern.count]
  }

  mutating func add(_ bits: ArraySlice<UInt32>, of code: Int, in context: ContextLabel) {
    var slot = Self.hash(bits, code) & (slots.count - 1)
    while slots[slot] != 0 {
      let place = Int(slots[slot]) - 1
      if isPattern(place, bits, of: code) {
        patterns[place].contexts.append(context)
        return
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(patterns.count + 1)
    placesOfCode[code].append(patterns.count)
    patterns.append(
      Pattern(code: code, start: words.count, count: bits.count, contexts: [context]))
    words += bits
    if patterns.count * 2 > slots.count { grow() }
  }

  private func isPattern(_ place: Int, _ bits: ArraySlice<UInt32>, of code: Int) -> Bool {
    guard patterns[place].code == code else { return false }
    var word = patterns[place].start
    for bit in bits {
      if words[word] != bit { return false }
      word += 1
    }
    return true
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    for (place, pattern) in patterns.enumerated() {
      var slot = Self.hash(self.bits(of: pattern), pattern.code) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(place + 1)
    }
  }

  private static func hash(_ bits: ArraySlice<UInt32>, _ code: Int) -> Int {
    var sum = UInt64(truncatingIfNeeded: code) &* 0x9E37_79B9_7F4A_7C15
    for word in bits { sum = (sum ^ UInt64(word)) &* 0xFF51_AFD7_ED55_8CCD }
    return Int(truncatingIfNeeded: sum >> 33 ^ sum >> 17)
  }
}

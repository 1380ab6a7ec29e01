/// A stream of numbers that looks random and is the same for the same seed everywhere.
struct Chance: RandomNumberGenerator {
  private var state: UInt64

  init(seed: Int) { state = UInt64(bitPattern: Int64(seed)) &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  /// A number from 0 up to, and without, `count`; 0 for no count at all.
  mutating func below(_ count: Int) -> Int {
    count > 0 ? Int.random(in: 0..<count, using: &self) : 0
  }

  mutating func isOne(in count: Int) -> Bool { below(count) == 0 }

  mutating func element<C: RandomAccessCollection>(of choices: C) -> C.Element {
    choices[choices.index(choices.startIndex, offsetBy: below(choices.count))]
  }

  /// A stretch of a text of `count` bytes, seldom a long one.
  mutating func range(in count: Int) -> Range<Int> {
    let start = below(count + 1)
    let longest = isOne(in: 8) ? count - start : min(count - start, 16)
    return start..<start + below(longest + 1)
  }
}

/// Changes to bytes of which nothing is known.
struct ByteDamage {
  /// Bytes and numbers at which readers go wrong.
  private static let edges: [[UInt8]] = [
    [0], [0xFF], [0x7F], [0x80], [0, 0, 0, 0], [0xFF, 0xFF, 0xFF, 0xFF], [0xFF, 0xFF, 0xFF, 0x7F],
    [0, 0, 0, 0x80], Array(repeating: 0xFF, count: 8), Array(repeating: 0xFF, count: 7) + [0x7F],
    [0xED, 0xA0, 0x80], [0xEF, 0xBB, 0xBF], [0xC0, 0x80], [0xF4, 0x90, 0x80, 0x80], [13, 10], [12],
  ]

  /// Makes between one change and a handful.
  static func apply(to bytes: inout [UInt8], _ chance: inout Chance) {
    for _ in 0...chance.below(6) { change(&bytes, &chance) }
  }

  private static func change(_ bytes: inout [UInt8], _ chance: inout Chance) {
    let place = chance.below(bytes.count + 1)
    switch chance.below(9) {
    case 0, 1, 2:
      guard place < bytes.count else { return }
      bytes[place] ^= 1 << UInt8(chance.below(8))
    case 3:
      guard place < bytes.count else { return }
      bytes[place] = UInt8(chance.below(256))
    case 4, 5:
      let edge = chance.element(of: edges)
      guard place + edge.count <= bytes.count else { return }
      bytes.replaceSubrange(place..<place + edge.count, with: edge)
    case 6: bytes.insert(contentsOf: chance.element(of: edges), at: place)
    case 7: bytes.removeSubrange(chance.range(in: bytes.count))
    default:
      if chance.isOne(in: 4) { return bytes.removeSubrange(place...) }
      bytes.insert(contentsOf: Array(bytes[chance.range(in: bytes.count)]), at: place)
    }
  }
}

/// A fingerprint of a file's bytes, to tell whether the text is still the one that ran.
///
/// 128 bits, made by multiplying and folding 16 bytes at a time: no protection against somebody
/// who wants two texts to look alike, but no chance of it happening by itself. It is part of file
/// formats: the same bytes must give the same value for ever.
package struct ContentHash: Hashable, Sendable, LosslessStringConvertible {
  package let high: UInt64
  package let low: UInt64

  package init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  package init(of bytes: [UInt8], seed: UInt64 = 0) {
    self = unsafe bytes.withUnsafeBytes { unsafe ContentHash(of: $0, seed: seed) }
  }

  package init(of bytes: UnsafeRawBufferPointer, seed: UInt64 = 0) {
    var a = seed ^ Self.odd1
    var b = seed ^ Self.odd2
    var offset = 0
    while offset + 16 <= bytes.count {
      let x = UInt64(
        littleEndian: unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      let y = UInt64(
        littleEndian: unsafe bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self))
      a = Self.mix(a ^ x, y ^ Self.odd3)
      b = Self.mix(b ^ y, x ^ Self.odd4) &+ x
      offset += 16
    }
    var x: UInt64 = 0
    var y: UInt64 = 0
    for place in 0..<(bytes.count - offset) {
      let byte = unsafe UInt64(bytes[offset + place])
      if place < 8 { x |= byte << UInt64(place * 8) } else { y |= byte << UInt64(place * 8 - 64) }
    }
    a = Self.mix(a ^ x, y ^ Self.odd3)
    b = Self.mix(b ^ y, x ^ Self.odd4) &+ x
    let count = UInt64(bytes.count)
    high = Self.mix(a ^ count, b ^ Self.odd2)
    low = Self.mix(b ^ count &+ Self.odd1, a ^ Self.odd4)
  }

  /// Reads the 32 hexadecimal digits of `description`.
  package init?(_ description: String) {
    guard description.utf8.count == 32, let high = UInt64(description.prefix(16), radix: 16),
      let low = UInt64(description.suffix(16), radix: 16)
    else { return nil }
    self.init(high: high, low: low)
  }

  package var description: String { Self.digits(high) + Self.digits(low) }

  private static func digits(_ word: UInt64) -> String {
    let text = String(word, radix: 16)
    return String(repeating: "0", count: 16 - text.utf8.count) + text
  }

  private static func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = a.multipliedFullWidth(by: b)
    return product.high ^ product.low
  }

  private static let odd1: UInt64 = 0x9e37_79b9_7f4a_7c15
  private static let odd2: UInt64 = 0xd1b5_4a32_d192_ed03
  private static let odd3: UInt64 = 0xaef1_7502_b3dc_9a4d
  private static let odd4: UInt64 = 0x8bb8_4b93_962e_acc9
}

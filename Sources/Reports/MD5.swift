/// The message digest of RFC 1321: a fingerprint of text, no protection of anything.
enum MD5 {
  static func digest(of message: ArraySlice<UInt8>) -> InlineArray<16, UInt8> {
    var state = State()
    let padded = padded(message)
    for block in stride(from: 0, to: padded.count, by: 64) { state.add(padded, at: block) }
    let low = UInt64(state.b) << 32 | UInt64(state.a)
    let high = UInt64(state.d) << 32 | UInt64(state.c)
    return InlineArray { place in
      let half = place < 8 ? low : high
      return UInt8(truncatingIfNeeded: half >> (8 * UInt64(place & 7)))
    }
  }

  /// The message, a one bit, zeros up to a whole block, and its length in bits.
  private static func padded(_ message: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(message.count + 72)
    bytes += message
    bytes.append(0x80)
    while bytes.count % 64 != 56 { bytes.append(0) }
    let bits = UInt64(message.count) * 8
    for place in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: bits >> (8 * UInt64(place)))) }
    return bytes
  }

  private struct State {
    var a: UInt32 = 0x6745_2301
    var b: UInt32 = 0xEFCD_AB89
    var c: UInt32 = 0x98BA_DCFE
    var d: UInt32 = 0x1032_5476

    mutating func add(_ bytes: [UInt8], at block: Int) {
      let before = self
      for step in 0..<64 {
        let (mix, word) = mixture(step)
        let start = block + 4 * word
        let input =
          UInt32(bytes[start]) | UInt32(bytes[start + 1]) << 8 | UInt32(bytes[start + 2]) << 16
          | UInt32(bytes[start + 3]) << 24
        let sum = a &+ mix &+ MD5.sines[step] &+ input
        let shift = MD5.shifts[step / 16 * 4 + step % 4]
        (a, d, c, b) = (d, c, b, b &+ (sum &<< shift | sum &>> (32 &- shift)))
      }
      a &+= before.a
      b &+= before.b
      c &+= before.c
      d &+= before.d
    }

    /// The round's function of the state, and which word of the block it takes.
    private func mixture(_ step: Int) -> (mix: UInt32, word: Int) {
      switch step >> 4 {
      case 0: (b & c | ~b & d, step)
      case 1: (d & b | ~d & c, (5 * step + 1) & 15)
      case 2: (b ^ c ^ d, (3 * step + 5) & 15)
      default: (c ^ (b | ~d), (7 * step) & 15)
      }
    }
  }

  private static let shifts: InlineArray<16, UInt32> = [
    7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21,
  ]

  /// The whole parts of 2^32 times the absolute sine of 1 to 64.
  private static let sines: InlineArray<64, UInt32> = [
    0xD76A_A478, 0xE8C7_B756, 0x2420_70DB, 0xC1BD_CEEE, 0xF57C_0FAF, 0x4787_C62A, 0xA830_4613,
    0xFD46_9501, 0x6980_98D8, 0x8B44_F7AF, 0xFFFF_5BB1, 0x895C_D7BE, 0x6B90_1122, 0xFD98_7193,
    0xA679_438E, 0x49B4_0821, 0xF61E_2562, 0xC040_B340, 0x265E_5A51, 0xE9B6_C7AA, 0xD62F_105D,
    0x0244_1453, 0xD8A1_E681, 0xE7D3_FBC8, 0x21E1_CDE6, 0xC337_07D6, 0xF4D5_0D87, 0x455A_14ED,
    0xA9E3_E905, 0xFCEF_A3F8, 0x676F_02D9, 0x8D2A_4C8A, 0xFFFA_3942, 0x8771_F681, 0x6D9D_6122,
    0xFDE5_380C, 0xA4BE_EA44, 0x4BDE_CFA9, 0xF6BB_4B60, 0xBEBF_BC70, 0x289B_7EC6, 0xEAA1_27FA,
    0xD4EF_3085, 0x0488_1D05, 0xD9D4_D039, 0xE6DB_99E5, 0x1FA2_7CF8, 0xC4AC_5665, 0xF429_2244,
    0x432A_FF97, 0xAB94_23A7, 0xFC93_A039, 0x655B_59C3, 0x8F0C_CC92, 0xFFEF_F47D, 0x8584_5DD1,
    0x6FA8_7E4F, 0xFE2C_E6E0, 0xA301_4314, 0x4E08_11A1, 0xF753_7E82, 0xBD3A_F235, 0x2AD7_D2BB,
    0xEB86_D391,
  ]
}

extension MD5 {
  /// The digest as 32 digits.
  static func hexadecimal(of message: [UInt8]) -> String {
    let digest = digest(of: message[...])
    return digest.indices.map { place in
      let digits = String(digest[place], radix: 16)
      return digits.count == 1 ? "0\(digits)" : digits
    }.joined()
  }
}

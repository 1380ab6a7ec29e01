/// Unpacks the "deflate" compression of zip files.
///
/// See RFC 1951. Sources in archives are small and few: this is written to be short, and right for
/// damaged input, rather than fast.
struct Inflate {
  /// The input breaks the format.
  struct Damage: Error {}

  private let input: ArraySlice<UInt8>
  private var position: Int
  private var bits: UInt32 = 0
  private var bitCount = 0
  private var output: [UInt8] = []
  private let limit: Int

  private init(_ input: ArraySlice<UInt8>, limit: Int) {
    self.input = input
    self.limit = limit
    position = input.startIndex
  }

  /// - Parameter size: how many bytes must come out.
  static func unpack(_ input: ArraySlice<UInt8>, size: Int) throws(Damage) -> [UInt8] {
    var inflate = Inflate(input, limit: size)
    while try !inflate.block() {}
    guard inflate.output.count == size else { throw Damage() }
    return inflate.output
  }

  /// Unpacks one block; true when it was the last.
  private mutating func block() throws(Damage) -> Bool {
    let isLast = try take(1) == 1
    switch try take(2) {
    case 0: try stored()
    case 1: try compressed(Self.fixedLiterals, Self.fixedDistances)
    case 2:
      let (literals, distances) = try codes()
      try compressed(literals, distances)
    default: throw Damage()
    }
    return isLast
  }

  private mutating func take(_ count: Int) throws(Damage) -> Int {
    while bitCount < count {
      guard position < input.endIndex else { throw Damage() }
      bits |= UInt32(input[position]) << UInt32(bitCount)
      position += 1
      bitCount += 8
    }
    let value = bits & ((1 << UInt32(count)) - 1)
    bits >>= UInt32(count)
    bitCount -= count
    return Int(value)
  }

  private mutating func stored() throws(Damage) {
    bits = 0
    bitCount = 0
    guard position + 4 <= input.endIndex else { throw Damage() }
    let count = Int(input[position]) | Int(input[position + 1]) << 8
    position += 4
    guard position + count <= input.endIndex, output.count + count <= limit else { throw Damage() }
    output += input[position..<position + count]
    position += count
  }

  private mutating func compressed(_ literals: Codes, _ distances: Codes) throws(Damage) {
    while true {
      let symbol = try next(literals)
      if symbol == 256 { return }
      guard symbol > 256 else {
        guard output.count < limit else { throw Damage() }
        output.append(UInt8(symbol))
        continue
      }
      guard symbol - 257 < Self.lengths.count else { throw Damage() }
      let length = try Self.lengths[symbol - 257].base + take(Self.lengths[symbol - 257].extra)
      let code = try next(distances)
      guard code < Self.distances.count else { throw Damage() }
      let distance = try Self.distances[code].base + take(Self.distances[code].extra)
      guard distance <= output.count, output.count + length <= limit else { throw Damage() }
      for _ in 0..<length { output.append(output[output.count - distance]) }
    }
  }

  private mutating func next(_ codes: Codes) throws(Damage) -> Int {
    var code = 0
    var first = 0
    var index = 0
    for length in 1...15 {
      code |= try take(1)
      let count = codes.counts[length]
      if code - first < count { return codes.symbols[index + code - first] }
      index += count
      first = (first + count) << 1
      code <<= 1
    }
    throw Damage()
  }

  /// Reads the two code tables that stand before a block.
  private mutating func codes() throws(Damage) -> (Codes, Codes) {
    let literalCount = try take(5) + 257
    let distanceCount = try take(5) + 1
    let lengthCount = try take(4) + 4
    var lengths = [Int](repeating: 0, count: 19)
    for place in Self.order.prefix(lengthCount) { lengths[place] = try take(3) }
    let code = Codes(lengths[...])
    var all: [Int] = []
    while all.count < literalCount + distanceCount {
      let symbol = try next(code)
      switch symbol {
      case 16:
        guard let last = all.last else { throw Damage() }
        all += try [Int](repeating: last, count: take(2) + 3)
      case 17: all += try [Int](repeating: 0, count: take(3) + 3)
      case 18: all += try [Int](repeating: 0, count: take(7) + 11)
      default: all.append(symbol)
      }
    }
    guard all.count == literalCount + distanceCount else { throw Damage() }
    return (Codes(all[..<literalCount]), Codes(all[literalCount...]))
  }

  /// A canonical Huffman code: how many codes each length has, and their symbols in order.
  private struct Codes {
    var counts = [Int](repeating: 0, count: 16)
    var symbols: [Int] = []

    init(_ lengths: ArraySlice<Int>) {
      for length in lengths where length > 0 { counts[length] += 1 }
      for wanted in 1...15 where counts[wanted] > 0 {
        for (symbol, length) in lengths.enumerated() where length == wanted {
          symbols.append(symbol)
        }
      }
    }
  }

  private static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

  private static let fixedLiterals = Codes(
    (Array(repeating: 8, count: 144) + Array(repeating: 9, count: 112)
      + Array(repeating: 7, count: 24) + Array(repeating: 8, count: 8))[...])

  private static let fixedDistances = Codes(Array(repeating: 5, count: 30)[...])

  private static let lengths: [(base: Int, extra: Int)] =
    (0..<28).map { code in
      if code < 8 { return (code + 3, 0) }
      let extra = code / 4 - 1
      return ((4 + code % 4) << extra + 3, extra)
    } + [(258, 0)]

  private static let distances: [(base: Int, extra: Int)] = (0..<30).map { code in
    if code < 4 { return (code + 1, 0) }
    let extra = code / 2 - 1
    return ((2 + code % 2) << extra + 1, extra)
  }
}

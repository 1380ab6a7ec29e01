/// Writes whole numbers in as few bytes as they need.
enum VarintWriter {
  static func append(_ number: UInt64, to bytes: inout [UInt8]) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }
}

/// Reads what `VarintWriter` wrote, or anything else without harm.
struct VarintReader {
  private let bytes: ArraySlice<UInt8>
  private var position: Int

  /// The largest number that stands for an amount, so that sums of them stay whole numbers.
  static let limit = 1 << 56

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  var rest: ArraySlice<UInt8> { bytes[position...] }
  var isAtEnd: Bool { position == bytes.endIndex }

  mutating func number() throws(Damage) -> Int {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while position < bytes.endIndex {
      let byte = bytes[position]
      position += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 {
        guard value <= UInt64(Self.limit) else { throw Damage(reason: "too large a number") }
        return Int(value)
      }
      shift += 7
      guard shift <= 56 else { throw Damage(reason: "too large a number") }
    }
    throw Damage(reason: "it ends too early")
  }

  /// A number that is the place of something in a list.
  mutating func place(below count: Int, _ what: String) throws(Damage) -> Int {
    let place = try number()
    guard place < count else { throw Damage(reason: "no such \(what)") }
    return place
  }

  /// How many things follow, each of which takes `size` bytes or more.
  mutating func count(size: Int) throws(Damage) -> Int {
    let count = try number()
    guard count <= (bytes.endIndex - position) / size else {
      throw Damage(reason: "it ends too early")
    }
    return count
  }

  mutating func take(_ count: Int) throws(Damage) -> ArraySlice<UInt8> {
    guard count <= bytes.endIndex - position else { throw Damage(reason: "it ends too early") }
    defer { position += count }
    return bytes[position..<position + count]
  }

  mutating func text() throws(Damage) -> String {
    let bytes = try take(count(size: 1))
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Eight bytes, the lowest first.
  mutating func fixed() throws(Damage) -> UInt64 {
    var value: UInt64 = 0
    for (place, byte) in try take(8).enumerated() { value |= UInt64(byte) << (8 * UInt64(place)) }
    return value
  }
}

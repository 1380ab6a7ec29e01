/// Writes values as Python's `marshal` reads them: version 2 of the format, without references.
struct MarshalWriter: ~Copyable {
  private(set) var output = ByteOutput()

  mutating func dictionary(_ pairs: (inout MarshalWriter) -> Void) {
    output.write(UInt8(ascii: "{"))
    pairs(&self)
    output.write(UInt8(ascii: "0"))
  }

  mutating func beginTuple(_ count: UInt32) {
    output.write(UInt8(ascii: "("))
    fixed(count)
  }

  mutating func write(_ text: String) {
    output.write(UInt8(ascii: "u"))
    fixed(UInt32(truncatingIfNeeded: text.utf8.count))
    output.write(text)
  }

  mutating func write(_ number: Int) {
    if let small = Int32(exactly: number) {
      output.write(UInt8(ascii: "i"))
      fixed(UInt32(bitPattern: small))
      return
    }
    var digits: [UInt16] = []
    var rest = number.magnitude
    while rest > 0 {
      digits.append(UInt16(truncatingIfNeeded: rest & 0x7FFF))
      rest >>= 15
    }
    output.write(UInt8(ascii: "l"))
    let count = Int32(digits.count)
    fixed(UInt32(bitPattern: number < 0 ? -count : count))
    for digit in digits { fixed(digit) }
  }

  mutating func write(_ number: Double) {
    output.write(UInt8(ascii: "g"))
    fixed(number.bitPattern)
  }

  private mutating func fixed(_ number: some FixedWidthInteger) {
    var rest = number
    for _ in 0..<number.bitWidth / 8 {
      output.write(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }
}

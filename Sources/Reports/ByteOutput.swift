/// Where reports write to: UTF-8 bytes in memory.
///
/// Numbers go in without becoming strings first, which is most of what a report consists of.
package struct ByteOutput: TextOutputStream, Sendable {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  package mutating func write(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Writes a literal, faster than as a string.
  package mutating func write(literal: StaticString) {
    literal.withUTF8Buffer { unsafe bytes.append(contentsOf: $0) }
  }

  package mutating func write(_ text: [UInt8]) { bytes.append(contentsOf: text) }

  package mutating func write(_ byte: UInt8) { bytes.append(byte) }

  /// Writes a number in decimal.
  package mutating func write(_ number: Int) {
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    var rest = number.magnitude
    var digits = InlineArray<20, UInt8>(repeating: 0)
    var start = 20
    repeat {
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      start -= 1
      digits[start] = UInt8(truncatingIfNeeded: digit) + UInt8(ascii: "0")
      rest = quotient
    } while rest > 0
    while start < 20 {
      bytes.append(digits[start])
      start += 1
    }
  }

  package mutating func writeSpaces(_ count: Int) {
    var rest = count
    while rest > 0 {
      let spaces: StaticString = "                                "
      spaces.withUTF8Buffer { unsafe bytes.append(contentsOf: $0.prefix(rest)) }
      rest -= spaces.utf8CodeUnitCount
    }
  }

  /// Ends a line after taking off the spaces that padding left at its end.
  package mutating func endLine() {
    while bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
    bytes.append(UInt8(ascii: "\n"))
  }
}

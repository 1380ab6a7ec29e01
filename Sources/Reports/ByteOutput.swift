/// Takes the bytes of a report while it is written.
package protocol ByteSink: AnyObject, Sendable {
  /// Nothing can be thrown through a report: a sink that fails takes the rest and does nothing.
  func take(_ bytes: [UInt8])
}

/// Where reports write to: UTF-8 bytes in memory, or pieces of them for a sink.
///
/// Numbers go in without becoming strings first, which is most of what a report consists of.
package struct ByteOutput: TextOutputStream, Sendable {
  /// What the sink has not taken; everything where there is none.
  package private(set) var bytes: [UInt8] = []

  private let sink: (any ByteSink)?

  /// So many bytes make a piece.
  private let pieceSize: Int

  package init() {
    sink = nil
    pieceSize = .max
  }

  package init(to sink: any ByteSink) {
    self.sink = sink
    pieceSize = 1 << 20
  }

  /// Gives the sink what it has not taken yet.
  package mutating func flush() {
    sink?.take(bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  package mutating func write(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    if bytes.count >= pieceSize { flush() }
  }

  /// Writes a literal, faster than as a string.
  package mutating func write(literal: StaticString) {
    literal.withUTF8Buffer { unsafe bytes.append(contentsOf: $0) }
    if bytes.count >= pieceSize { flush() }
  }

  package mutating func write(_ text: [UInt8]) {
    bytes.append(contentsOf: text)
    if bytes.count >= pieceSize { flush() }
  }

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

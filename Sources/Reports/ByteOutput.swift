internal import Glibc

/// Takes the bytes of a report while it is written.
package protocol ByteSink: AnyObject, Sendable {
  /// Nothing can be thrown through a report: a sink that fails takes the rest and does nothing.
  func take(_ bytes: [UInt8])
}

/// Where reports write to: UTF-8 bytes in memory, or pieces of them for a sink.
///
/// Numbers go in without becoming strings first, which is most of what a report consists of. The
/// memory is its own rather than an array's: an array looks at its owners with every byte, and is
/// copied where this grows in place.
@safe package struct ByteOutput: ~Copyable {
  /// Nil as long as nothing was written.
  private var start: UnsafeMutablePointer<UInt8>?
  private var capacity = 0

  /// How many bytes were written that no sink has taken.
  package private(set) var count = 0

  private let sink: (any ByteSink)?

  /// A sink gets pieces of about so many bytes.
  private static let pieceSize = 1 << 20

  package init(capacity: Int = 0) {
    sink = nil
    if capacity > 0 { grow(by: capacity) }
  }

  package init(to sink: any ByteSink) {
    self.sink = sink
    grow(by: Self.pieceSize)
  }

  /// Gives the sink what it has not taken yet.
  package mutating func flush() {
    sink?.take(bytes)
    count = 0
  }

  deinit { unsafe free(start) }

  /// What no sink has taken, which is everything where there is none; a copy.
  package var bytes: [UInt8] { unsafe withBytes { unsafe Array($0) } }

  /// The same, for as long as `body` runs.
  package func withBytes<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try unsafe body(UnsafeRawBufferPointer(start: start, count: count))
  }

  package mutating func write(_ text: String) {
    if unsafe text.utf8.withContiguousStorageIfAvailable({ unsafe write($0) }) != nil { return }
    for byte in text.utf8 { write(byte) }
  }

  /// Writes a literal, faster than as a string.
  @inline(__always)
  package mutating func write(literal: StaticString) {
    unsafe write(
      UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
  }

  package mutating func write(_ text: [UInt8]) {
    unsafe text.withUnsafeBufferPointer { unsafe write($0) }
  }

  package mutating func write(_ text: ArraySlice<UInt8>) {
    unsafe text.withUnsafeBufferPointer { unsafe write($0) }
  }

  @inline(__always)
  package mutating func write(_ byte: UInt8) {
    reserve(1)
    unsafe start.unsafelyUnwrapped[count] = byte
    count += 1
  }

  /// Writes the eight bytes of a number, the lowest first.
  mutating func write(bytesOf word: UInt64) {
    reserve(8)
    unsafe UnsafeMutableRawPointer(start.unsafelyUnwrapped + count)
      .storeBytes(of: word.littleEndian, as: UInt64.self)
    count += 8
  }

  /// Writes a number in decimal.
  package mutating func write(_ number: Int) {
    reserve(20)
    if number < 0 { write(UInt8(ascii: "-")) }
    var rest = number.magnitude
    let length = Self.digits(in: rest)
    var place = count + length
    repeat {
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      place -= 1
      unsafe start.unsafelyUnwrapped[place] = UInt8(truncatingIfNeeded: digit) + UInt8(ascii: "0")
      rest = quotient
    } while rest > 0
    count += length
  }

  package mutating func writeSpaces(_ number: Int) {
    guard number > 0 else { return }
    reserve(number)
    unsafe (start.unsafelyUnwrapped + count).update(repeating: UInt8(ascii: " "), count: number)
    count += number
  }

  /// Ends a line after taking off the spaces that padding left at its end.
  package mutating func endLine() {
    while count > 0, unsafe start.unsafelyUnwrapped[count - 1] == UInt8(ascii: " ") { count -= 1 }
    write(UInt8(ascii: "\n"))
  }

  private static func digits(in number: UInt) -> Int {
    if number < 1000 { return number < 10 ? 1 : number < 100 ? 2 : 3 }
    var limit: UInt = 10_000
    var length = 4
    while number >= limit {
      length += 1
      let (next, isTooLarge) = limit.multipliedReportingOverflow(by: 10)
      if isTooLarge { return length }
      limit = next
    }
    return length
  }

  @inline(__always)
  mutating func write(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress else { return }
    reserve(bytes.count)
    unsafe (start.unsafelyUnwrapped + count).update(from: source, count: bytes.count)
    count += bytes.count
  }

  @inline(__always)
  private mutating func reserve(_ more: Int) {
    if capacity - count < more { grow(by: more) }
  }

  @inline(never)
  private mutating func grow(by more: Int) {
    if sink != nil, count > 0 {
      flush()
      if more <= capacity { return }
    }
    capacity = max(2 * capacity, count + more, 64)
    guard let memory = unsafe realloc(start, capacity) else {
      preconditionFailure("there is no memory left for a report")
    }
    unsafe start = memory.assumingMemoryBound(to: UInt8.self)
  }
}

internal import Glibc

/// The bytes of a text, borrowed for as long as they are read.
///
/// Reading past the end gives 0, which no rule of the grammar accepts, so that no loop needs a
/// check of its own.
@safe struct ByteView {
  private let base: UnsafePointer<UInt8>?
  let count: Int

  init(_ buffer: UnsafeBufferPointer<UInt8>) {
    unsafe base = buffer.baseAddress
    count = buffer.count
  }

  subscript(index: Int) -> UInt8 {
    @inline(__always) get {
      guard UInt(bitPattern: index) < UInt(bitPattern: count) else { return 0 }
      return unsafe base.unsafelyUnwrapped[index]
    }
  }

  /// The eight bytes from `index` on, the first one lowest; nil where there are fewer.
  @inline(__always) func word(at index: Int) -> UInt64? {
    guard index >= 0, index <= count - 8, let base = unsafe base else { return nil }
    let word = unsafe UnsafeRawPointer(base).loadUnaligned(fromByteOffset: index, as: UInt64.self)
    return UInt64(littleEndian: word)
  }

  /// The bytes of a range as one number, the first one lowest.
  ///
  /// - Parameter range: one to eight bytes.
  @inline(__always) func packed(_ range: Range<Int>) -> UInt64 {
    if let word = word(at: range.lowerBound) {
      return word & .max >> UInt64(truncatingIfNeeded: 64 - 8 * range.count)
    }
    return range.reversed().reduce(0) { $0 << 8 | UInt64(self[$1]) }
  }

  /// Where the line that `index` is on ends: at its `\n`, or at the end of the text.
  func firstNewline(from index: Int) -> Int {
    guard index >= 0, index < count, let base = unsafe base,
      let place = unsafe memchr(base + index, 10, count - index)
    else { return max(index, count) }
    return unsafe UnsafeRawPointer(place) - UnsafeRawPointer(base)
  }

  /// Whether `text` stands at `index`.
  func matches(_ text: StaticString, at index: Int) -> Bool {
    guard index + text.utf8CodeUnitCount <= count else { return false }
    for offset in 0..<text.utf8CodeUnitCount {
      guard unsafe self[index + offset] == text.utf8Start[offset] else { return false }
    }
    return true
  }

  /// Whether `range` is exactly `text`.
  func holds(_ text: StaticString, _ range: Range<Int>) -> Bool {
    range.count == text.utf8CodeUnitCount && matches(text, at: range.lowerBound)
  }

  func bytes(_ range: Range<Int>) -> [UInt8] { range.map { self[$0] } }
}

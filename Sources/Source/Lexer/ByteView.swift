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
      guard index >= 0, index < count, let base = unsafe base else { return 0 }
      return unsafe base[index]
    }
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

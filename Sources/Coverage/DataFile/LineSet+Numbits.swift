internal import Source

/// Line sets as the data file keeps them: a bitmap, bit `line % 8` of byte `line / 8`.
extension LineSet {
  init(numbits: UnsafeRawBufferPointer) {
    let count = (numbits.count + 7) / 8
    let words = unsafe [UInt64](unsafeUninitializedCapacity: count) { words, initialized in
      if count > 0 {
        unsafe words[count - 1] = 0
        unsafe UnsafeMutableRawBufferPointer(words).copyMemory(from: numbits)
      }
      initialized = count
    }
    self.init(words: words.map(UInt64.init(littleEndian:)))
  }

  /// Shows the bitmap, without zero bytes at its end.
  func withNumbits<R>(_ body: (UnsafeRawBufferPointer) -> R) -> R {
    let words = self.words.map(\.littleEndian)
    return unsafe words.withUnsafeBytes { bytes in
      var count = bytes.count
      while count > 0, unsafe bytes[count - 1] == 0 { count -= 1 }
      return unsafe body(UnsafeRawBufferPointer(rebasing: bytes[..<count]))
    }
  }
}

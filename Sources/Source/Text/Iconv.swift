internal import Glibc

/// The system's converter from one encoding to UTF-8.
@safe struct Iconv: ~Copyable {
  private let handle: iconv_t

  init?(from encoding: String) {
    guard let handle = unsafe iconv_open("UTF-8", encoding),
      Int(bitPattern: handle) != -1
    else { return nil }
    unsafe self.handle = handle
  }

  deinit { unsafe iconv_close(handle) }

  /// Converts everything; a byte that does not fit becomes U+FFFD.
  func decode(_ bytes: [UInt8]) -> [UInt8] {
    var input = bytes.map { CChar(bitPattern: $0) }
    var result: [UInt8] = []
    unsafe input.withUnsafeMutableBufferPointer { buffer in
      var next = buffer.baseAddress
      var rest = buffer.count
      while rest > 0 {
        let failure = unsafe convert(&next, &rest, into: &result)
        guard rest > 0, failure != E2BIG else { continue }
        result += [0xEF, 0xBF, 0xBD]
        unsafe next = next.map { unsafe $0 + 1 }
        rest -= 1
      }
    }
    return result
  }

  /// Converts as much as fits into one chunk; the `errno` that stopped it.
  private func convert(
    _ next: inout UnsafeMutablePointer<CChar>?, _ rest: inout Int, into result: inout [UInt8]
  ) -> Int32 {
    var chunk = [CChar](repeating: 0, count: 4096)
    return unsafe chunk.withUnsafeMutableBufferPointer { buffer in
      var output = buffer.baseAddress
      var room = buffer.count
      let outcome = unsafe iconv(handle, &next, &rest, &output, &room)
      let failure = outcome == Int.max.magnitude * 2 + 1 ? errno : 0
      for index in 0..<(buffer.count - room) {
        unsafe result.append(UInt8(bitPattern: buffer[index]))
      }
      return failure
    }
  }
}

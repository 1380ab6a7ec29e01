internal import Glibc

/// Universal newlines: `\r\n` and `\r` become `\n`, and the last line gets one.
enum NewlineNormalization {
  static func apply(to bytes: [UInt8]) -> [UInt8] {
    var result = hasReturns(bytes) ? replacingReturns(in: bytes) : bytes
    if let last = result.last, last != UInt8(ascii: "\n") { result.append(UInt8(ascii: "\n")) }
    return result
  }

  private static func hasReturns(_ bytes: [UInt8]) -> Bool {
    unsafe bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return false }
      return unsafe memchr(base, Int32(UInt8(ascii: "\r")), buffer.count) != nil
    }
  }

  private static func replacingReturns(in bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 1)
    var previous: UInt8 = 0
    for byte in bytes {
      if byte == UInt8(ascii: "\r") {
        result.append(UInt8(ascii: "\n"))
      } else if byte != UInt8(ascii: "\n") || previous != UInt8(ascii: "\r") {
        result.append(byte)
      }
      previous = byte
    }
    return result
  }
}

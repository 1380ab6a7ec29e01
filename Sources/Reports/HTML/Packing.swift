internal import CZlib

/// Compressed bytes as text, the way that scripts get the data of a report.
enum Packing {
  /// The bytes deflated without a header (RFC 1951), in base 64.
  static func packed(_ bytes: [UInt8]) -> [UInt8] { base64(deflated(bytes)) }

  static func deflated(_ bytes: [UInt8]) -> [UInt8] {
    var stream = unsafe z_stream()
    // No header, and memory of ten times what a page takes: these cannot fail but for memory.
    let ready = unsafe deflateInit2_(
      &stream, 6, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    guard ready == Z_OK else { preconditionFailure("there is no memory to compress with") }
    defer { unsafe deflateEnd(&stream) }
    let bound = unsafe Int(deflateBound(&stream, UInt(bytes.count)))
    var input = bytes
    return unsafe [UInt8](unsafeUninitializedCapacity: bound) { output, count in
      unsafe input.withUnsafeMutableBufferPointer { input in
        unsafe stream.next_in = input.baseAddress
        unsafe stream.avail_in = UInt32(input.count)
        unsafe stream.next_out = output.baseAddress
        unsafe stream.avail_out = UInt32(bound)
        unsafe deflate(&stream, Z_FINISH)
      }
      count = unsafe bound - Int(stream.avail_out)
    }
  }

  /// See RFC 4648, section 4.
  static func base64(_ bytes: [UInt8]) -> [UInt8] {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var value: UInt32 = 0
      for byte in group { value = value << 8 | UInt32(byte) }
      value <<= UInt32(8 * (3 - group.count))
      for place in 0...3 {
        let isFilled = place <= group.count
        let letter = letters[Int(value >> UInt32(18 - 6 * place) & 63)]
        text.append(isFilled ? letter : UInt8(ascii: "="))
      }
    }
    return text
  }
}

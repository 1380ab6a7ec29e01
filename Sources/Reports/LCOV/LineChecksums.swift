/// The checksums of a text's lines as trace files hold them: MD5 in base 64 without padding.
struct LineChecksums {
  private let text: [UInt8]

  /// Where each line starts, and one past the end.
  private let starts: [Int]

  init(_ text: [UInt8]) {
    self.text = text
    var starts = [0]
    for index in text.indices where text[index] == UInt8(ascii: "\n") { starts.append(index + 1) }
    if let last = starts.last, last < text.count { starts.append(text.count + 1) }
    self.starts = starts
  }

  /// Writes a comma and the checksum of a line; nothing for a line outside the text.
  func write(_ line: Int, to output: inout ByteOutput) {
    guard line >= 1, line < starts.count else { return }
    let digest = MD5.digest(of: text[starts[line - 1]..<(starts[line] - 1)])
    output.write(UInt8(ascii: ","))
    for start in stride(from: 0, to: 15, by: 3) {
      writeBase64(digest[start], digest[start + 1], digest[start + 2], digits: 4, to: &output)
    }
    writeBase64(digest[15], 0, 0, digits: 2, to: &output)
  }

  private func writeBase64(
    _ first: UInt8, _ second: UInt8, _ third: UInt8, digits: Int, to output: inout ByteOutput
  ) {
    let bits = UInt32(first) << 16 | UInt32(second) << 8 | UInt32(third)
    for digit in 0..<digits {
      output.write(Self.digit(UInt8(truncatingIfNeeded: bits >> (18 - 6 * UInt32(digit)) & 63)))
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    switch value {
    case 0..<26: UInt8(ascii: "A") + value
    case 26..<52: UInt8(ascii: "a") + value - 26
    case 52..<62: UInt8(ascii: "0") + value - 52
    case 62: UInt8(ascii: "+")
    default: UInt8(ascii: "/")
    }
  }
}

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

  /// The checksum of a line, which count from 1; nil outside the text.
  subscript(line: Int) -> [UInt8]? {
    guard line >= 1, line < starts.count else { return nil }
    return base64(MD5.digest(of: text[starts[line - 1]..<(starts[line] - 1)]))
  }

  private func base64(_ digest: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for start in stride(from: 0, to: digest.count, by: 3) {
      let group = digest[start..<min(start + 3, digest.count)]
      let bits = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << (8 * UInt32(3 - group.count))
      for place in 0...group.count {
        result.append(Self.alphabet[Int(bits >> (18 - 6 * UInt32(place)) & 63)])
      }
    }
    return result
  }

  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
}

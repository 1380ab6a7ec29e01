/// The `coding` comment on one of the first two lines, see PEP 263.
struct EncodingDeclaration {
  /// Nil when nothing is declared.
  let name: String?

  /// Finds the comment; the second line counts only when the first is blank or a comment.
  ///
  /// Lines that are looked at and declare nothing must be UTF-8.
  init(of bytes: [UInt8], skippingMark hasMark: Bool) throws(SourceError) {
    var start = hasMark ? 3 : 0
    for number in 1...2 {
      var end = start
      while end < bytes.count, bytes[end] != UInt8(ascii: "\n"), bytes[end] != UInt8(ascii: "\r") {
        end += 1
      }
      let line = bytes[start..<end]
      let comment = Self.comment(in: line)
      if let name = comment.flatMap(Self.name) {
        self.name = name
        return
      }
      guard line.allSatisfy({ $0 < 0x80 }) || UTF8Validation.isValid(Array(line)) else {
        throw .syntax(.badEncoding, line: number)
      }
      guard comment != nil, end < bytes.count else { break }
      let isPair =
        bytes[end] == UInt8(ascii: "\r") && end + 1 < bytes.count
        && bytes[end + 1] == UInt8(ascii: "\n")
      start = end + (isPair ? 2 : 1)
    }
    name = nil
  }

  /// What follows the blanks that begin the line, nil when that is code.
  private static func comment(in line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let rest = line.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == 0x0C }
    return rest.first.map { $0 == UInt8(ascii: "#") } ?? true ? rest : nil
  }

  private static func name(in comment: ArraySlice<UInt8>) -> String? {
    let word = Array("coding".utf8)
    guard comment.count > word.count else { return nil }
    for start in comment.indices.dropLast(word.count) {
      let end = start + word.count
      guard comment[start] == word[0], comment[start..<end].elementsEqual(word),
        comment[end] == UInt8(ascii: ":") || comment[end] == UInt8(ascii: "=")
      else { continue }
      let rest = comment[(end + 1)...].drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
      let name = rest.prefix(while: isNameByte)
      if !name.isEmpty { return String(decoding: name, as: UTF8.self) }
    }
    return nil
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
      || CharacterTable.shared.kind(of: byte) == .letter
      || CharacterTable.shared.kind(of: byte) == .digit
  }
}

internal import Glibc

/// How every match begins: a line's start, `\s*` or `\s+`, then one of some other characters.
///
/// That is looked for without the engine, which would try, and give back, each character of the run
/// on every line. All starts of lines within one run are alike, so one trial at the first is enough.
/// Where the character after a run is not ASCII the engine decides.
struct LineBeginning: Hashable, Sendable {
  private static let space = RegexNode.SetItem.category(.space, isNegated: false)
  private let next: ASCIISet

  /// Nil for an expression that begins in another way.
  init?(_ node: RegexNode) {
    guard let start = node.leadingRun, start.isAtLineStart,
      case .set([Self.space], isNegated: false, let flags) = start.once, !flags.contains(.ascii),
      let spaces = start.once.asciiMembers, case .sequence(let nodes) = node,
      let next = RegexNode.sequence(Array(nodes.dropFirst(2))).beginnings,
      spaces.isDisjoint(with: next)
    else { return nil }
    self.next = next
  }

  /// The first line at or after `start` that may begin a match, and where its run ends.
  ///
  /// - Parameter text: valid UTF-8.
  func first(
    in text: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (line: Int, end: Int)? {
    var line = start
    if start > 0, start <= text.count, unsafe text[start - 1] != UInt8(ascii: "\n") {
      guard let next = unsafe Self.line(in: text, after: start) else { return nil }
      line = next
    }
    while true {
      let end = unsafe Self.endOfSpace(in: text, from: line)
      guard end < text.count else { return nil }
      if unsafe text[end] >= 128 || next.contains(text[end]) { return (line, end) }
      guard let next = unsafe Self.line(in: text, after: end) else { return nil }
      line = next
    }
  }

  private static func line(in text: UnsafeBufferPointer<UInt8>, after place: Int) -> Int? {
    guard place < text.count, let base = text.baseAddress,
      let newline = unsafe memchr(base + place, 10, text.count - place)
    else { return nil }
    return unsafe UnsafeRawPointer(newline) - UnsafeRawPointer(base) + 1
  }

  private static func endOfSpace(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index < text.count {
      let byte = unsafe text[index]
      if byte == 32 || (9...13).contains(byte) || (28...31).contains(byte) {
        index += 1
      } else {
        let width = unsafe byte < 128 ? 0 : widthOfWideSpace(in: text, at: index)
        if width == 0 { return index }
        index += width
      }
    }
    return index
  }

  /// The bytes of a character that is a space beyond ASCII; 0 for any other.
  private static func widthOfWideSpace(
    in text: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> Int {
    let scalar = unsafe String(decoding: unsafe text[index...].prefix(3), as: UTF8.self)
      .unicodeScalars.first
    switch scalar?.value ?? 0 {
    case 0x85, 0xA0: return 2
    case 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: return 3
    default: return 0
    }
  }
}

/// A text with `*` for any text and `?` for one character.
///
/// Where there is a separator, neither crosses it, and `**/` stands for any folders or none.
struct TargetGlob: Hashable, Sendable {
  private let pattern: [UInt8]
  private let separator: UInt8?

  init(_ pattern: String, separator: UInt8?) {
    self.pattern = Array(pattern.utf8)
    self.separator = separator
  }

  static func isGlob(_ text: String) -> Bool { text.utf8.contains { $0 == star || $0 == question } }

  func matches(_ text: String) -> Bool {
    let text = Array(text.utf8)
    var reached = Set([0])
    var position = 0
    while position < pattern.count, !reached.isEmpty {
      let run = pattern[position...].prefix { $0 == Self.star }.count
      if run > 0 {
        let crosses = separator == nil || run > 1
        reached = spread(reached, over: text, crosses: crosses)
        position += run
        // The slash after `**` is a part of it, so that no folder at all will do.
        if run > 1, separator != nil, position < pattern.count, pattern[position] == separator {
          reached = reached.filter { $0 == 0 || text[$0 - 1] == separator }
          position += 1
        }
      } else {
        reached = step(reached, over: text, pattern[position])
        position += 1
      }
    }
    return reached.contains(text.count)
  }

  /// All places that can be got to from `places` by any text.
  private func spread(_ places: Set<Int>, over text: [UInt8], crosses: Bool) -> Set<Int> {
    var result = places
    for place in places {
      var end = place
      while end < text.count, crosses || text[end] != separator {
        end += 1
        guard result.insert(end).inserted else { break }
      }
    }
    return result
  }

  private func step(_ places: Set<Int>, over text: [UInt8], _ byte: UInt8) -> Set<Int> {
    var result: Set<Int> = []
    for place in places where place < text.count {
      if byte == text[place] || (byte == Self.question && text[place] != separator) {
        result.insert(byte == Self.question ? characterEnd(after: place, in: text) : place + 1)
      }
    }
    return result
  }

  private func characterEnd(after place: Int, in text: [UInt8]) -> Int {
    var end = place + 1
    while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
    return end
  }

  private static let star = UInt8(ascii: "*")
  private static let question = UInt8(ascii: "?")
}

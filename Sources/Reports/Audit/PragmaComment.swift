/// A comment that its author likely meant to be `# pragma: no cover` or `# pragma: no branch`.
struct PragmaComment: Hashable {
  enum Kind: String {
    case cover
    case branch
  }

  let kind: Kind

  /// What stands before it in the same comment, `#` included; empty when nothing does.
  let before: String

  /// How it is spelt right, in its own comment.
  var spelling: String {
    let pragma = "# pragma: no \(kind.rawValue)"
    return before.isEmpty ? pragma : "\(before)  \(pragma)"
  }

  /// Reads a comment, from its `#` on; nil when it is about something else or only quotes one.
  init?(_ comment: String) {
    let words = Self.words(of: Array(comment.utf8))
    for index in words.indices where Self.isPragma(words[index].text) {
      guard let kind = Self.kind(words[(index + 1)...]) else { continue }
      let before = comment.utf8.prefix(words[index].start)
      let quotes = "'\"`"
      if let last = before.last, quotes.utf8.contains(last) { return nil }
      self.init(kind: kind, before: Self.trimmed(before))
      return
    }
    guard words.count <= 2, let kind = Self.kind(words[...]) else { return nil }
    self.init(kind: kind, before: "")
  }

  private init(kind: Kind, before: String) {
    self.kind = kind
    self.before = before
  }

  /// The text without the blanks and the marks at its end; nothing when it has no word.
  private static func trimmed(_ text: Substring.UTF8View) -> String {
    guard let end = text.lastIndex(where: { isLetter($0) || isDigit($0) }) else { return "" }
    return String(decoding: text[...end], as: UTF8.self)
  }

  private struct Word {
    let start: Int
    let text: String
  }

  /// The runs of letters, in lower case.
  private static func words(of bytes: [UInt8]) -> [Word] {
    var words: [Word] = []
    var index = 0
    while index < bytes.count {
      let start = index
      while index < bytes.count, isLetter(bytes[index]) { index += 1 }
      if index > start {
        let text = String(decoding: bytes[start..<index], as: UTF8.self).lowercased()
        words.append(Word(start: start, text: text))
      } else {
        index += 1
      }
    }
    return words
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  private static func isPragma(_ word: String) -> Bool {
    word.first == "p" && word.isSlip(of: "pragma", edits: 2)
  }

  /// What `no cover` or `nocover`, however spelt, at the start of some words is about.
  private static func kind(_ words: ArraySlice<Word>) -> Kind? {
    guard let first = words.first?.text, first.hasPrefix("no") else { return nil }
    if ["no", "not", "non"].contains(first) {
      return words.dropFirst().first.flatMap { object($0.text) }
    }
    return object(String(first.dropFirst(2)))
  }

  private static func object(_ word: String) -> Kind? {
    if ["cov", "coverage", "covered"].contains(word) || word.isSlip(of: "cover", edits: 1) {
      return .cover
    }
    return word == "branches" || word.isSlip(of: "branch", edits: 1) ? .branch : nil
  }
}

extension String {
  /// Whether it becomes `other` with so many letters inserted, removed, replaced or swapped.
  fileprivate func isSlip(of other: String, edits: Int) -> Bool {
    let (a, b) = (Array(utf8), Array(other.utf8))
    guard abs(a.count - b.count) <= edits else { return false }
    var rows = [Array(0...b.count)]
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var ways = [rows[i][j] + (a[i] == b[j] ? 0 : 1), rows[i][j + 1] + 1, row[j] + 1]
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { ways.append(rows[i - 1][j - 1] + 1) }
        row.append(ways.min() ?? 0)
      }
      rows.append(row)
    }
    return rows[a.count][b.count] <= edits
  }
}

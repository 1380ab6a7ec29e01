/// Values that stand on a line of their own, whatever is in them: with `\n` and `\\` for line ends and
/// backslashes.
enum EscapedLine {
  static func escaped(_ value: String) -> String {
    var result = ""
    for character in value.unicodeScalars {
      switch character {
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      default: result.unicodeScalars.append(character)
      }
    }
    return result
  }

  static func unescaped(_ value: Substring) -> String {
    let bytes = value.utf8
    guard bytes.contains(UInt8(ascii: "\\")) else { return String(value) }
    var result: [UInt8] = []
    var isEscape = false
    for byte in bytes {
      if isEscape {
        result.append(byte == UInt8(ascii: "n") ? UInt8(ascii: "\n") : byte)
        isEscape = false
      } else if byte == UInt8(ascii: "\\") {
        isEscape = true
      } else {
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// A line that says `key=value`.
  struct Entry {
    let key: Substring
    let value: String
  }

  /// The lines of a text, in order; nil where one is no entry.
  static func entries(in text: String) -> [Entry]? {
    var found: [Entry] = []
    var rest = text.utf8[...]
    while !rest.isEmpty {
      let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
      let line = rest[..<end]
      rest = end == rest.endIndex ? rest[end...] : rest[rest.index(after: end)...]
      if line.isEmpty { continue }
      guard let equals = line.firstIndex(of: UInt8(ascii: "=")) else { return nil }
      let value = Substring(line[line.index(after: equals)...])
      found.append(Entry(key: Substring(line[..<equals]), value: unescaped(value)))
    }
    return found
  }
}

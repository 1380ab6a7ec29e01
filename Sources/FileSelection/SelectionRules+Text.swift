/// The rules as lines of text, since they travel to child processes through a file.
extension SelectionRules {
  /// One rule a line: a word, a space, a value with line breaks and backslashes escaped.
  package var encoded: String {
    var lines: [String] = []
    lines += sourceFolders.map { "source-folder \(Self.escape($0))" }
    lines += sourcePackages.map { "source-package \(Self.escape($0))" }
    lines += include.globs.map { "include \(Self.escape($0.pattern))" }
    lines += omit.globs.map { "omit \(Self.escape($0.pattern))" }
    lines += ownFolders.map { "own-folder \(Self.escape($0))" }
    if coversStandardLibrary { lines.append("standard-library measured") }
    return lines.map { "\($0)\n" }.joined()
  }

  package init(decoding text: String) throws(SelectionError) {
    var include: [String] = []
    var omit: [String] = []
    for line in text.split(separator: "\n") {
      guard let space = line.utf8.firstIndex(of: UInt8(ascii: " ")) else {
        throw .unknownRule(String(line))
      }
      let value = Self.unescape(line[line.utf8.index(after: space)...])
      switch line[..<space] {
      case "source-folder": sourceFolders.append(value)
      case "source-package": sourcePackages.append(value)
      case "include": include.append(value)
      case "omit": omit.append(value)
      case "own-folder": ownFolders.append(value)
      case "standard-library": coversStandardLibrary = true
      default: throw .unknownRule(String(line))
      }
    }
    self.include = try PathGlobs(prepared: include)
    self.omit = try PathGlobs(prepared: omit)
  }

  private static func escape(_ value: String) -> String {
    var result: [UInt8] = []
    for byte in value.utf8 {
      switch byte {
      case .backslash: result += [.backslash, .backslash]
      case .newline: result += [.backslash, UInt8(ascii: "n")]
      default: result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func unescape(_ value: Substring) -> String {
    var result: [UInt8] = []
    var isEscaped = false
    for byte in value.utf8 {
      if isEscaped {
        result.append(byte == UInt8(ascii: "n") ? .newline : byte)
        isEscaped = false
      } else if byte == .backslash {
        isEscaped = true
      } else {
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}

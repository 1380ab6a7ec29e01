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
    var result = ""
    var isEscape = false
    for character in value.unicodeScalars {
      if isEscape {
        result.unicodeScalars.append(character == "n" ? "\n" : character)
        isEscape = false
      } else if character == "\\" {
        isEscape = true
      } else {
        result.unicodeScalars.append(character)
      }
    }
    return result
  }
}

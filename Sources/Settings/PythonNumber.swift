/// Numbers as Python's `int` and `float` read them from text.
enum PythonNumber {
  static func integer(_ text: String) -> Int? {
    withoutUnderscores(text).flatMap { Int($0) }
  }

  static func decimal(_ text: String) -> Double? {
    guard let plain = withoutUnderscores(text) else { return nil }
    let lower = plain.lowercased()
    let isHexadecimal = lower.contains("x") || lower.contains("p") || lower.contains("(")
    return isHexadecimal ? nil : Double(lower.hasPrefix(".") ? "0" + lower : lower)
  }

  /// Underscores are allowed between two digits only.
  private static func withoutUnderscores(_ text: String) -> String? {
    let characters = text[...].trimmed.map(plainDigit)
    guard !characters.isEmpty else { return nil }
    for (index, character) in characters.enumerated() where character == "_" {
      guard index > 0, index + 1 < characters.count else { return nil }
      guard isDigit(characters[index - 1]), isDigit(characters[index + 1]) else { return nil }
    }
    return String(characters.filter { $0 != "_" })
  }

  /// Digits of other scripts count too.
  private static func plainDigit(_ character: Character) -> Character {
    guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1,
      scalar.properties.numericType == .decimal, let value = character.wholeNumberValue
    else { return character }
    return Character("\(value)")
  }

  private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }
}

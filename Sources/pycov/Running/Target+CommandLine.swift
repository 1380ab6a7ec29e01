extension Target {
  /// Reads the setting `command_line`: words as a shell splits them, `-m` or `-c` first if any.
  init(commandLine: String, interpreterOptions: [String]) throws {
    var words = try Self.words(of: commandLine)
    var kind = Kind.script
    if words.first == "-m" || words.first == "--module" || words.first == "-c" {
      kind = words.removeFirst() == "-c" ? .code : .module
    }
    guard !words.isEmpty else {
      throw Failure("the setting 'command_line' names nothing to run: '\(commandLine)'")
    }
    self.init(kind: kind, words: words, interpreterOptions: interpreterOptions)
  }

  private static func words(of line: String) throws -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    var isEscaped = false
    for character in line {
      if isEscaped {
        word = (word ?? "") + String(character)
        isEscaped = false
      } else if character == "\\", quote != "'" {
        isEscaped = true
      } else if character == quote {
        quote = nil
      } else if quote == nil, character == "\"" || character == "'" {
        quote = character
        word = word ?? ""
      } else if quote == nil, character.isWhitespace {
        if let done = word { words.append(done) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    guard quote == nil, !isEscaped else {
      throw Failure("the setting 'command_line' has a quotation without an end: '\(line)'")
    }
    if let done = word { words.append(done) }
    return words
  }
}

internal import ArgumentParser

/// The words of the command line, brought into forms that the parser takes.
///
/// Two that coverage.py takes are not among those: an empty value, as in `--rcfile=`, and the
/// beginning of an option's name, as in `--parallel`. A program's own words are left alone.
struct TypedWords {
  /// Without the executable.
  let words: [String]

  /// Whether the parser would take the next word for the value of an option.
  var hasEmptyValues: Bool { words.contains { $0.hasPrefix("--") && $0.hasSuffix("=") } }

  /// The words with whole names, and with an empty word for each empty value.
  func expanded(of commands: [any ParsableCommand.Type]) -> [String] {
    guard let name = words.first,
      let command = commands.first(where: { $0.configuration.commandName == name })
    else { return words }
    let options = KnownOptions(of: command)
    let runsProgram = command == RunCommand.self
    var rest = words.dropFirst()
    var result = [name]
    while let word = rest.popFirst() {
      let isOption = word.hasPrefix("-") && word != "-"
      if word == "--" || runsProgram && !isOption { return result + [word] + rest }
      let parts = word.hasPrefix("--") ? options.parts(of: word) : [word]
      result += parts
      if parts.count == 1, options.takesNextWord(parts[0]), let value = rest.popFirst() {
        result.append(value)
      }
    }
    return result
  }
}

/// The options that a command's help lists, hidden ones as well.
private struct KnownOptions {
  private var names: [String] = []
  private var valued: Set<String> = []

  init(of command: any ParsableCommand.Type) {
    let help = Pycov.helpMessage(for: command, includeHidden: true)
    for line in help.split(separator: "\n") where line.hasPrefix("  -") {
      let takesValue = line.dropFirst(2).prefix { $0 != ">" }.contains("<")
      for part in line.split(whereSeparator: { " ,/".contains($0) }) {
        guard part.hasPrefix("-") else { break }
        names.append(String(part))
        if takesValue { valued.insert(String(part)) }
      }
    }
  }

  /// A long option's word, or its name and an empty value.
  func parts(of word: String) -> [String] {
    guard let equals = word.firstIndex(of: "=") else { return [whole(word)] }
    let name = whole(String(word[..<equals]))
    let value = word[word.index(after: equals)...]
    return value.isEmpty ? [name, ""] : ["\(name)=\(value)"]
  }

  func takesNextWord(_ word: String) -> Bool { valued.contains(word) }

  /// The one name that begins like this, or else the one that all others begin with.
  private func whole(_ name: String) -> String {
    if names.contains(name) { return name }
    let candidates = names.filter { $0.hasPrefix(name) }
    return candidates.first { shortest in candidates.allSatisfy { $0.hasPrefix(shortest) } } ?? name
  }
}

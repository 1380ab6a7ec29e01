internal import Tooling

extension Target {
  /// Reads the setting `command_line`: words as a shell splits them, `-m` or `-c` first if any.
  package init(commandLine: String, interpreterOptions: [String]) throws {
    guard var words = ShellWords.split(commandLine) else {
      throw Failure("the setting 'command_line' has a quotation without an end: '\(commandLine)'")
    }
    var kind = Kind.script
    if words.first == "-m" || words.first == "--module" || words.first == "-c" {
      kind = words.removeFirst() == "-c" ? .code : .module
    }
    guard !words.isEmpty else {
      throw Failure("the setting 'command_line' names nothing to run: '\(commandLine)'")
    }
    self.init(kind: kind, words: words, interpreterOptions: interpreterOptions)
  }
}

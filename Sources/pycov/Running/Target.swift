internal import Files

/// What `pycov run` is to run: the words that Python itself would be given.
struct Target: Hashable {
  enum Kind: Hashable {
    case script
    case module
    case code
  }

  let kind: Kind

  /// The script, module or code, then its arguments.
  let words: [String]

  /// Options of the interpreter, such as `-X dev`.
  let interpreterOptions: [String]

  /// What comes after the interpreter's name.
  var arguments: [String] {
    switch kind {
    case .script: interpreterOptions + words
    case .module: interpreterOptions + ["-m"] + words
    case .code: interpreterOptions + ["-c"] + words
    }
  }
}

extension Target {
  /// Says so when there is no such program, before anything is recorded.
  func check() throws {
    guard kind == .script, let script = words.first, script != "-" else { return }
    guard Files.kind(of: script) != nil else {
      throw Failure("no file to run: '\(script)'; name a script, or a module with -m")
    }
  }
}

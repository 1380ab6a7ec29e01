internal import Files
internal import Tooling

/// What `pycov run` is to run: the words that Python itself would be given.
package struct Target: Hashable {
  package enum Kind: Hashable {
    case script
    case module
    case code
  }

  package let kind: Kind

  /// The script, module or code, then its arguments.
  package let words: [String]

  /// Options of the interpreter, such as `-X dev`.
  package let interpreterOptions: [String]

  package init(kind: Kind, words: [String], interpreterOptions: [String]) {
    self.kind = kind
    self.words = words
    self.interpreterOptions = interpreterOptions
  }

  /// What comes after the interpreter's name.
  package var arguments: [String] {
    switch kind {
    case .script: interpreterOptions + words
    case .module: interpreterOptions + ["-m"] + words
    case .code: interpreterOptions + ["-c"] + words
    }
  }
}

extension Target {
  /// Says so when there is no such program, before anything is recorded.
  package func check() throws {
    guard kind == .script, let script = words.first, script != "-" else { return }
    guard Files.kind(of: script) != nil else {
      throw Failure("no file to run: '\(script)'; name a script, or a module with -m")
    }
  }

  /// Whether tests are run that can be told apart.
  package var runsPytest: Bool {
    switch kind {
    case .module: words.first == "pytest"
    case .script: words.first.map { Paths.name($0) == "pytest" } ?? false
    case .code: false
    }
  }
}

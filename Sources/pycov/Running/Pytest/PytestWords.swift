/// The words of a command line of pytest, so far as they concern the recording.
struct PytestWords {
  private(set) var request = PytestRequest()

  /// Whether a source was asked for at all, with or without a value.
  private(set) var isAsked = false
  private(set) var isDisabled = false

  /// The configuration file that is named.
  private(set) var configurationFile: String?

  /// What replaces the configured `addopts`.
  private(set) var addopts: String?

  /// Words that may be files and folders with tests.
  private(set) var paths: [String] = []

  /// The values of `-p`.
  private(set) var plugins: [String] = []

  /// Whether a word is of the family `--cov`, not `--pycov`.
  private(set) var saysCov = false

  /// The prefix by which options are ours.
  private let stems: [String]
  private var hasBareSource = false

  /// - Parameter takesCov: whether `--cov` means what `--pycov` does.
  init(_ words: [String], takesCov: Bool) {
    stems = takesCov ? ["pycov", "cov"] : ["pycov"]
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--" { break }
      if word.hasPrefix("--") {
        takeLong(word, &rest)
      } else if word.hasPrefix("-"), word != "-" {
        takeShort(word, &rest)
      } else {
        paths.append(word)
      }
    }
    paths += rest
    if hasBareSource { request.sources = nil }
  }

  private mutating func takeLong(_ word: String, _ rest: inout ArraySlice<String>) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    var value = parts.dropFirst().first.map(String.init)
    if let ours = ours(name) {
      if ours == "cov" {
        isAsked = true
        guard let source = value ?? Self.optionalValue(&rest) else {
          hasBareSource = true
          return
        }
        if !(request.sources ?? []).contains(source) {
          request.sources = (request.sources ?? []) + [source]
        }
        return
      }
      if Self.needValue.contains("--\(ours)") { value = value ?? rest.popFirst() }
      take(ours, value)
    } else if Self.needValue.contains(name) {
      value = value ?? rest.popFirst()
      switch name {
      case "--config-file", "--inifile": configurationFile = value
      case "--override-ini": override(value)
      default: break
      }
    }
  }

  /// An option's name as pytest-cov has it, without dashes; nil when it is not ours.
  private mutating func ours(_ name: String) -> String? {
    for stem in stems {
      for prefix in ["--\(stem)", "--no-\(stem)"] where name.hasPrefix(prefix) {
        let rest = name.dropFirst(prefix.count)
        guard rest.isEmpty || rest.hasPrefix("-") else { continue }
        if stem == "cov" { saysCov = true }
        return (prefix.hasPrefix("--no") ? "no-cov" : "cov") + rest
      }
    }
    return nil
  }

  private mutating func take(_ option: String, _ value: String?) {
    switch option {
    case "cov-reset":
      request.sources = nil
      hasBareSource = false
      isAsked = false
    case "cov-config": request.configuration = value == ".coveragerc" ? nil : value
    case "cov-branch": request.branch = true
    case "cov-append": request.appends = true
    case "cov-context": request.context = value
    case "no-cov": isDisabled = true
    default: break
    }
  }

  private static func optionalValue(_ rest: inout ArraySlice<String>) -> String? {
    guard let next = rest.first, !next.hasPrefix("-") else { return nil }
    return rest.popFirst()
  }

  private mutating func takeShort(_ word: String, _ rest: inout ArraySlice<String>) {
    let letter = word.dropFirst().prefix(1)
    guard "kmpcoWrn".contains(letter) else { return }
    let value = word.count > 2 ? String(word.dropFirst(2)) : rest.popFirst()
    switch letter {
    case "c": configurationFile = value
    case "o": override(value)
    case "p": plugins += [value].compactMap { $0 }
    default: break
    }
  }

  private mutating func override(_ value: String?) {
    let prefix = "addopts="
    guard let value, value.hasPrefix(prefix) else { return }
    addopts = String(value.dropFirst(prefix.count))
  }

  /// Long options whose value may be the next word.
  private static let needValue: Set = [
    "--cov-report", "--cov-config", "--cov-fail-under", "--cov-precision", "--cov-context",
    "--config-file", "--inifile", "--override-ini", "--rootdir", "--confcutdir", "--basetemp",
    "--maxfail", "--ignore", "--ignore-glob", "--deselect", "--durations", "--tb", "--color",
    "--capture", "--junitxml", "--junit-xml", "--import-mode", "--dist", "--numprocesses", "--tx",
  ]
}

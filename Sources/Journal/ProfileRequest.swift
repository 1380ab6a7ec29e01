/// What a measured process is told of profiling.
package struct ProfileRequest: Hashable, Sendable {
  /// Whether processor time is measured, and not time that passes.
  package var measuresProcessorTime = false

  /// Whether all functions are timed, beside those whose lines are.
  package var timesFunctions = true

  /// Whether functions written in C are timed as well.
  package var timesNativeFunctions = false

  /// Whether what each test took is told apart.
  package var timesTests = false

  /// The functions whose lines are timed, each a `TargetPattern` as it was typed.
  package var lineTargets: [String] = []

  /// What the names of logs begin with: the name of the profile.
  package var name: String

  package init(name: String) { self.name = name }
}

extension ProfileRequest {
  package var encoded: String {
    let flags = [
      ("processor", measuresProcessorTime), ("functions", timesFunctions),
      ("native", timesNativeFunctions), ("tests", timesTests),
    ]
    let lines =
      ["name=\(EscapedLine.escaped(name))"] + flags.map { "\($0)=\($1 ? "1" : "0")" }
      + lineTargets.map { "target=\(EscapedLine.escaped($0))" }
    return lines.joined(separator: "\n")
  }

  /// Reads what `encoded` wrote; nil for anything else.
  package init?(decoding text: String) {
    guard let entries = EscapedLine.entries(in: text) else { return nil }
    name = ""
    for entry in entries {
      if entry.key == "name" { name = entry.value }
      if entry.key == "target" { lineTargets.append(entry.value) }
    }
    func flag(_ key: String) -> Bool? {
      for entry in entries where entry.key == key { return entry.value == "1" }
      return nil
    }
    guard let processor = flag("processor"), let functions = flag("functions"),
      !name.isEmpty, let native = flag("native"), let tests = flag("tests")
    else { return nil }
    measuresProcessorTime = processor
    timesFunctions = functions
    timesNativeFunctions = native
    timesTests = tests
  }
}

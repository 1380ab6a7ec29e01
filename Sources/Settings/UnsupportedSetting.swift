/// A setting that is understood but cannot do what it does in coverage.py.
package struct UnsupportedSetting: Hashable, Sendable {
  /// Such as "run.plugins".
  package let key: String
  package let reason: String
}

extension Settings {
  /// The settings that are asked for and have no effect, in the order of the keys.
  ///
  /// Not among them are those that choose between ways to the same numbers, such as `core`.
  package var unsupported: [UnsupportedSetting] {
    var result: [UnsupportedSetting] = []
    let silent = run.debug.filter { !Self.debugTopics.contains($0) && !$0.isEmpty }
    if !silent.isEmpty {
      let topics = silent.joined(separator: "', '")
      result.append(
        UnsupportedSetting(
          key: "run.debug",
          reason: "there is nothing to say about '\(topics)'; 'config' and 'sys' "
            + "are known"))
    }
    if !run.plugins.isEmpty {
      let names = run.plugins.joined(separator: "', '")
      result.append(
        UnsupportedSetting(
          key: "run.plugins",
          reason: "'\(names)' cannot be loaded, so what only plugins measure, "
            + "such as templates, is left out, and settings are not changed by them"))
    }
    return result
  }

  /// What `run.debug` can show.
  package static let debugTopics = ["config", "sys"]
}

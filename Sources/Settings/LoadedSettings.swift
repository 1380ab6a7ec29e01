/// Settings and where they came from.
package struct LoadedSettings: Hashable, Sendable {
  package let settings: Settings

  /// The absolute path of the file that was used; nil when none was.
  package let file: String?

  /// The absolute paths of the files that were looked for, in order.
  package let attempted: [String]
  package let warnings: [SettingsWarning]

  /// Where each key that is set was set, by its text such as "run.branch".
  package let origins: [String: Origin]

  package enum Origin: Hashable, Sendable, CustomStringConvertible {
    case standard
    case file(String)
    case environment(String)
    case commandLine

    package var description: String {
      switch self {
      case .standard: "default"
      case .file(let path): path
      case .environment(let variable): "$\(variable)"
      case .commandLine: "command line"
      }
    }
  }

  /// A key, its value as text (one line for each element of a list, "-" for none) and its origin.
  package struct Entry: Hashable, Sendable {
    package let key: String
    package let value: String
    package let origin: Origin
  }

  /// The same with the settings as the command line changed them.
  package func changed(to settings: Settings) -> LoadedSettings {
    let keys = SettingKey.all.filter { $0.shown(in: settings) != $0.shown(in: self.settings) }
    let changes = keys.map { ($0.text, Origin.commandLine) }
    return LoadedSettings(
      settings: settings, file: file, attempted: attempted, warnings: warnings,
      origins: origins.merging(changes) { $1 })
  }

  /// Every key there is, in the order of sections and names.
  package var entries: [Entry] {
    let keys = SettingKey.all.map { key in
      Entry(
        key: key.text, value: key.shown(in: settings), origin: origins[key.text] ?? .standard)
    }
    let paths = settings.paths.map { path in
      let key = "paths.\(path.name)"
      return Entry(
        key: key, value: SettingKey.shown(path.places), origin: origins[key] ?? .standard)
    }
    return keys + paths
  }
}

/// A key of a configuration file: where it stands, what it takes and what it sets.
struct SettingKey: Sendable {
  let section: String
  let name: String
  let target: Target

  init(_ section: String, _ name: String, _ target: Target) {
    self.section = section
    self.name = name
    self.target = target
  }

  /// As warnings and `debug config` show it.
  var text: String { "\(section).\(name)" }

  typealias Path<Value> = any WritableKeyPath<Settings, Value> & Sendable

  /// The type of the value and the place it goes to.
  enum Target: Sendable {
    case boolean(Path<Bool>)
    case choice(Path<Bool?>)
    case integer(Path<Int>)
    case decimal(Path<Double>)
    case text(Path<String?>)
    case title(Path<String>)
    case file(Path<String>)
    case optionalFile(Path<String?>)
    case list(Path<[String]>)
    case optionalList(Path<[String]?>)
    case expressions(Path<[String]>)
    case thresholds(Path<[PathThreshold]>)
  }

  /// The value in `settings`, as `debug config` shows it.
  func shown(in settings: Settings) -> String {
    switch target {
    case .boolean(let path): settings[keyPath: path] ? "true" : "false"
    case .choice(let path): settings[keyPath: path].map { $0 ? "true" : "false" } ?? "-"
    case .integer(let path): String(settings[keyPath: path])
    case .decimal(let path): settings[keyPath: path].description
    case .text(let path), .optionalFile(let path): settings[keyPath: path] ?? "-"
    case .title(let path), .file(let path): settings[keyPath: path]
    case .list(let path), .expressions(let path): SettingKey.shown(settings[keyPath: path])
    case .thresholds(let path):
      SettingKey.shown(settings[keyPath: path].map(\.description))
    case .optionalList(let path): settings[keyPath: path].map(SettingKey.shown) ?? "-"
    }
  }

  static func shown(_ values: [String]) -> String {
    values.isEmpty ? "-" : values.joined(separator: "\n")
  }
}

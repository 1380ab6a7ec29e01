/// A value as it stands in a configuration file.
enum ConfigurationValue: Hashable, Sendable {
  /// In an INI file all is text, lists too.
  case line(String)

  // The rest is TOML's.
  case text(String)
  case integer(Int)
  case decimal(Double)
  case boolean(Bool)
  case array([ConfigurationValue])

  /// In the order of the names.
  case table([ConfigurationFile.Option])

  /// Something no setting takes, by the name of its type.
  case other(String)

  /// As error messages show it.
  var shown: String {
    switch self {
    case .line(let text), .text(let text): text
    case .integer(let value): String(value)
    case .decimal(let value): value.description
    case .boolean(let value): value ? "true" : "false"
    case .array(let values): "[" + values.map(\.shown).joined(separator: ", ") + "]"
    case .table(let options):
      "{" + options.map { "\($0.name) = \($0.value.shown)" }.joined(separator: ", ") + "}"
    case .other(let type): type
    }
  }
}

internal import Files
internal import TOMLKit

/// What a configuration file of pytest says of the options that every session is to have.
///
/// https://docs.pytest.org/en/stable/reference/customize.html#configuration-file-formats
package enum PytestConfiguration: Hashable, Sendable {
  /// One text, as a shell would split it.
  case line(String)
  case words([String])

  /// The names in the order in which pytest looks for them in a folder.
  package static let names = [
    "pytest.toml", ".pytest.toml", "pytest.ini", ".pytest.ini", "pyproject.toml", "tox.ini",
    "setup.cfg",
  ]

  /// Nil when the file is not pytest's, which then looks further.
  package init?(_ bytes: [UInt8], name: String) {
    let isPytests = Self.names.prefix(4).contains(name)
    let found = name.hasSuffix(".toml") ? Self.toml(bytes) : Self.ini(bytes, name)
    guard let found = found ?? (isPytests ? .words([]) : nil) else { return nil }
    self = found
  }

  private static func ini(_ bytes: [UInt8], _ name: String) -> Self? {
    guard
      let contents = try? ConfigurationFile.parse(bytes, name: "\(name).ini", isOurs: true),
      let section = contents.sections[name.hasSuffix(".cfg") ? "tool:pytest" : "pytest"]
    else { return nil }
    guard case .line(let text)? = section.value("addopts") else { return .words([]) }
    return .line(text)
  }

  private static func toml(_ bytes: [UInt8]) -> Self? {
    guard let table = try? TOMLTable(string: String(decoding: bytes, as: UTF8.self)) else {
      return nil
    }
    let tool = table["tool"]?.table?["pytest"]?.table
    guard let section = tool?["ini_options"]?.table ?? tool ?? table["pytest"]?.table else {
      return nil
    }
    if let text = section["addopts"]?.string { return .line(text) }
    return .words(section["addopts"]?.array?.compactMap(\.string) ?? [])
  }
}

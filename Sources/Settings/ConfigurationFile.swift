internal import Files

/// The sections of a configuration file that are for us.
struct ConfigurationFile: Sendable {
  /// As messages name it.
  let name: String

  /// By the section's plain name, such as "run".
  let sections: [String: Section]

  /// Remarks about how it was read.
  let warnings: [SettingsWarning]

  /// The name under which `sections` has what stands outside of any section.
  static let outside = ""

  /// Whether it has, or is known to have, sections of other programs as well.
  var isShared: Bool {
    ["setup.cfg", "tox.ini", "pyproject.toml"].contains(Paths.name(name))
      || sections.values.contains(where: \.isPrefixed)
  }

  struct Section: Sendable {
    /// As it stands in the file, such as "coverage:run" or "tool.coverage.run".
    let title: String

    /// In the order of the file, where that is known.
    let options: [Option]

    /// Whether its title says that it is for us.
    var isPrefixed: Bool {
      title.hasPrefix("coverage:") || title.hasPrefix("tool.") || title.hasPrefix("[tool.")
    }

    func value(_ name: String) -> ConfigurationValue? {
      options.first { $0.name == name }?.value
    }
  }

  struct Option: Hashable, Sendable {
    let name: String
    let value: ConfigurationValue

    /// Whether it stands in the section itself, not in INI's `[DEFAULT]`.
    var isOwn = true
  }

  /// - Parameter isOurs: whether all of it is for us, so that sections need no prefix.
  static func parse(
    _ bytes: [UInt8], name: String, isOurs: Bool
  ) throws(SettingsError) -> ConfigurationFile {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .badSyntax(file: name, line: nil, problem: "it is not UTF-8")
    }
    let plain =
      text.unicodeScalars.first == "\u{feff}" ? String(text.unicodeScalars.dropFirst()) : text
    return name.hasSuffix(".toml")
      ? try TOMLReader.read(plain, name: name, isOurs: isOurs)
      : try INIReader.read(plain, name: name, isOurs: isOurs)
  }
}

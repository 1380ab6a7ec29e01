/// Warns of sections and options that mean nothing, and says what was likely meant.
struct UnknownOptions {
  /// The settings of the file, for the sections that plugins have.
  let settings: Settings

  func warnings(of file: ConfigurationFile) -> [SettingsWarning] {
    file.sections.sorted { $0.key < $1.key }.flatMap { name, section in
      if name == "paths" || settings.plugins[name] != nil { return [SettingsWarning]() }
      if name == ConfigurationFile.outside {
        guard section.isPrefixed || !file.isShared else { return [] }
        return section.options.map { stray($0.name, section, file) }
      }
      guard SettingKey.sections.contains(name) else {
        return section.isPrefixed || !file.isShared ? [unknown(name, section, file)] : []
      }
      let known = SettingKey.all.filter { $0.section == name }.map(\.name)
      return section.options.filter { $0.isOwn && !known.contains($0.name) }.map {
        unknown($0.name, known: known, section, file)
      }
    }
  }

  private func unknown(
    _ name: String, _ section: ConfigurationFile.Section, _ file: ConfigurationFile
  ) -> SettingsWarning {
    let nearest = NearestName.of(name, among: SettingKey.sections)
      .map { "did you mean '\($0)'?" }
    let remedy = nearest ?? "known are '\(SettingKey.sections.joined(separator: "', '"))'"
    return SettingsWarning(
      slug: "unknown-section",
      text: "unknown section [\(section.title)] in '\(file.name)'; \(remedy)")
  }

  /// An option that no section has.
  private func stray(
    _ name: String, _ section: ConfigurationFile.Section, _ file: ConfigurationFile
  ) -> SettingsWarning {
    let remedy: String
    if SettingKey.sections.contains(name) {
      remedy = "it must be a table"
    } else if let home = SettingKey.all.first(where: { $0.name == name })?.section {
      remedy = "it belongs in [\(home)]"
    } else {
      remedy = "options belong in '\(SettingKey.sections.joined(separator: "', '"))'"
    }
    return SettingsWarning(
      slug: "unknown-option",
      text: "option '\(name)' at \(section.title) of '\(file.name)' means nothing; \(remedy)")
  }

  private func unknown(
    _ name: String, known: [String], _ section: ConfigurationFile.Section,
    _ file: ConfigurationFile
  ) -> SettingsWarning {
    let remedy: String
    if let home = SettingKey.all.first(where: { $0.name == name }) {
      remedy = "it belongs in [\(home.section)]"
    } else if let nearest = NearestName.of(name, among: known) {
      remedy = "did you mean '\(nearest)'?"
    } else if let nearest = NearestName.of(name, among: SettingKey.all.map(\.name)) {
      let home = SettingKey.all.first { $0.name == nearest }?.section ?? ""
      remedy = "did you mean '\(nearest)' in [\(home)]?"
    } else {
      remedy = "known are '\(known.joined(separator: "', '"))'"
    }
    return SettingsWarning(
      slug: "unknown-option",
      text: "unknown option '\(name)' in [\(section.title)] of '\(file.name)'; \(remedy)")
  }
}

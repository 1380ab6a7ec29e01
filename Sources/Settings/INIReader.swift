/// Reads an INI file as Python's `configparser` does, without interpolation.
///
/// https://docs.python.org/3/library/configparser.html#supported-ini-file-structure
struct INIReader {
  private let file: String
  private var titles: [String] = []
  private var sections: [String: [String: [Substring]]] = [:]

  /// The order of the options of each section.
  private var order: [String: [String]] = [:]
  private var section: String?
  private var option: String?
  private var indentation = 0

  private static let defaults = "DEFAULT"

  private init(file: String) { self.file = file }

  static func read(
    _ text: String, name: String, isOurs: Bool
  ) throws(SettingsError) -> ConfigurationFile {
    var reader = INIReader(file: name)
    var number = 0
    for line in lines(of: text) {
      number += 1
      try reader.read(line, number)
    }
    return reader.file(isOurs: isOurs)
  }

  private static func lines(of text: String) -> [Substring] {
    text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
  }

  private mutating func read(_ line: Substring, _ number: Int) throws(SettingsError) {
    let value = line.trimmed
    if value.hasPrefix("#") || value.hasPrefix(";") { return }
    if value.isEmpty {
      append("")
      return
    }
    let indent = line.unicodeScalars.prefix { $0.isPythonSpace }.count
    if section != nil, option != nil, indent > indentation {
      append(value)
      return
    }
    indentation = indent
    if let title = INIReader.title(value) {
      try open(title, number)
    } else {
      try add(value, number)
    }
  }

  private mutating func append(_ value: Substring) {
    guard let section, let option else { return }
    sections[section]?[option]?.append(value)
  }

  private static func title(_ value: Substring) -> String? {
    guard value.hasPrefix("["), let end = value.lastIndex(of: "]") else { return nil }
    let title = value[..<end].dropFirst()
    return title.isEmpty ? nil : String(title)
  }

  private mutating func open(_ title: String, _ number: Int) throws(SettingsError) {
    if sections[title] != nil, title != INIReader.defaults {
      throw problem("section '\(title)' is there twice", number)
    }
    section = title
    option = nil
    guard sections[title] == nil else { return }
    titles.append(title)
    sections[title] = [:]
  }

  private mutating func add(_ value: Substring, _ number: Int) throws(SettingsError) {
    guard let section else { throw problem("a setting before any section", number) }
    guard let delimiter = value.firstIndex(where: { $0 == "=" || $0 == ":" }) else {
      throw problem("neither a section nor 'name = value': '\(value)'", number)
    }
    let name = value[..<delimiter].trimmed.lowercased()
    if name.isEmpty { throw problem("a value without a name", number) }
    if sections[section]?[name] != nil {
      throw problem("option '\(name)' is there twice in section '\(section)'", number)
    }
    sections[section]?[name] = [value[value.index(after: delimiter)...].trimmed]
    order[section, default: []].append(name)
    option = name
  }

  private func problem(_ problem: String, _ line: Int) -> SettingsError {
    .badSyntax(file: file, line: line, problem: problem)
  }

  private func file(isOurs: Bool) -> ConfigurationFile {
    var found: [String: ConfigurationFile.Section] = [:]
    let prefix = "coverage:"
    for title in titles where title.hasPrefix(prefix) {
      found[String(title.dropFirst(prefix.count))] = contents(title)
    }
    for title in titles where isOurs && !title.hasPrefix(prefix) && title != INIReader.defaults {
      if found[title] == nil { found[title] = contents(title) }
    }
    return ConfigurationFile(name: file, sections: found, warnings: [])
  }

  /// The options of a section, then those that `[DEFAULT]` gives to every section.
  private func contents(_ title: String) -> ConfigurationFile.Section {
    let own = (order[title] ?? []).map { name in
      ConfigurationFile.Option(name: name, value: value(title, name))
    }
    let inherited = (order[INIReader.defaults] ?? []).filter { sections[title]?[$0] == nil }
    let others = inherited.map { name in
      ConfigurationFile.Option(name: name, value: value(INIReader.defaults, name), isOwn: false)
    }
    return ConfigurationFile.Section(title: title, options: own + others)
  }

  private func value(_ title: String, _ name: String) -> ConfigurationValue {
    let lines = sections[title]?[name] ?? []
    let text = lines.joined(separator: "\n")
    return .line(String(text[...].trimmedAtEnd))
  }
}

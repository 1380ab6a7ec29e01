internal import TOMLKit

/// Reads the tables of a TOML file that are for us: `tool.coverage` and, as its alias,
/// `tool.pycov`.
enum TOMLReader {
  static func read(
    _ text: String, name: String, isOurs: Bool
  ) throws(SettingsError) -> ConfigurationFile {
    let table = try parse(text, name)
    let tool = table["tool"]?.table
    let alias = tool?["pycov"]?.table
    let original = tool?["coverage"]?.table
    var warnings: [SettingsWarning] = []
    if alias != nil, original != nil {
      warnings.append(
        SettingsWarning(
          slug: "two-tables",
          text: "'\(name)' has both [tool.pycov] and [tool.coverage]; the latter is not read"))
    }
    let chosen = alias ?? original
    var sections: [String: ConfigurationFile.Section] = [:]
    if let chosen {
      let prefix = alias != nil ? "tool.pycov." : "tool.coverage."
      sections = read(chosen, prefix: prefix, text)
    }
    if isOurs {
      let plain = read(table, prefix: "", text).filter { $0.key != "tool" }
      sections.merge(plain) { first, _ in first }
    }
    return ConfigurationFile(name: name, sections: sections, warnings: warnings)
  }

  private static func parse(_ text: String, _ name: String) throws(SettingsError) -> TOMLTable {
    do {
      try TOMLGuard.check(text)
      return try TOMLTable(string: text)
    } catch let fault as TOMLGuard.Fault {
      throw .badSyntax(file: name, line: fault.line, problem: fault.problem)
    } catch let error as TOMLParseError {
      throw .badSyntax(
        file: name, line: error.source.begin.line, problem: oneLine(error.description))
    } catch {
      throw .badSyntax(file: name, line: nil, problem: "it is not TOML")
    }
  }

  private static func oneLine(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return line.prefix(1).lowercased() + line.dropFirst()
  }

  private static func read(
    _ table: TOMLTable, prefix: String, _ text: String
  ) -> [String: ConfigurationFile.Section] {
    var sections: [String: ConfigurationFile.Section] = [:]
    for name in table.keys {
      guard let inner = table[name]?.table else { continue }
      let names =
        name == "paths" ? inOrder(inner.keys, of: prefix + name, in: text) : inner.keys
      let options = names.compactMap { key in
        inner[key].map { ConfigurationFile.Option(name: key, value: value($0)) }
      }
      sections[name] = ConfigurationFile.Section(title: prefix + name, options: options)
    }
    let strays = table.keys.filter { table[$0]?.table == nil }
    if !strays.isEmpty {
      let title = prefix.isEmpty ? "the top level" : "[\(prefix.dropLast())]"
      let options = strays.map { ConfigurationFile.Option(name: $0, value: .other("no table")) }
      sections[ConfigurationFile.outside] = ConfigurationFile.Section(
        title: title, options: options)
    }
    return sections
  }

  private static func value(_ value: any TOMLValueConvertible) -> ConfigurationValue {
    if let text = value.string { return .text(text) }
    if let flag = value.bool { return .boolean(flag) }
    if value.type == .int, let number = value.int { return .integer(number) }
    if let number = value.double { return .decimal(number) }
    if let array = value.array { return .array(array.map { self.value($0) }) }
    if let table = value.table {
      return .table(
        table.keys.sorted().compactMap { key in
          table[key].map { ConfigurationFile.Option(name: key, value: self.value($0)) }
        })
    }
    return .other("a \(value.type)")
  }

  /// The keys of a table in the order of the file; the parser sorts them.
  ///
  /// The order of `[paths]` decides which entry a file belongs to.
  private static func inOrder(_ keys: [String], of title: String, in text: String) -> [String] {
    let lines = text.utf8.split(separator: 10).map { Substring($0).trimmed }
    let header =
      lines.firstIndex { line in
        line.hasPrefix("[") && line.filter { $0 != " " && $0 != "\"" } == "[\(title)]"
      } ?? 0
    let places = keys.map { key in
      lines[header...].firstIndex { line in
        ["\(key)", "\"\(key)\"", "'\(key)'"].contains { form in
          guard line.hasPrefix(form) else { return false }
          return line.dropFirst(form.count).trimmed.hasPrefix("=")
        }
      } ?? lines.count
    }
    return zip(keys, places).sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map(\.0)
  }
}

import Foundation
import Settings
import TestSupport
import Testing

/// The settings that docs/configuration.md has in its tables, as `section.name`.
private func documented() throws -> [String] {
  let text = try String(contentsOfFile: "\(Repository.root)/docs/configuration.md", encoding: .utf8)
  var keys: [String] = []
  var section: Substring?
  for line in text.split(separator: "\n") {
    if line.hasPrefix("## ") {
      section = line.hasPrefix("## [") ? line.dropFirst(4).prefix { $0 != "]" } : nil
    } else if let section, line.hasPrefix("| `") {
      keys.append("\(section).\(line.dropFirst(3).prefix { $0 != "`" })")
    }
  }
  return keys
}

@Test func `every setting is documented, and no other`() throws {
  let loaded = try Settings.load(explicitFile: "", folder: "/", environment: [:])
  #expect(try documented().sorted() == loaded.entries.map(\.key).sorted())
}

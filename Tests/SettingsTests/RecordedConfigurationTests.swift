import Foundation
import Settings
import TestSupport
import Testing

/// What coverage.py 7.17.3 reads, recorded by `Golden/record-configurations.py`.
private struct Recorded: Decodable {
  let standard: [String: String]
  let cases: [Case]

  struct Case: Decodable, CustomTestStringConvertible {
    let name: String
    let files: [String: String]
    let env: [String: String]
    let rcfile: String?
    let expected: Expected

    var testDescription: String { name }
  }

  struct Expected: Decodable {
    let error: Bool?
    let file: String?
    let values: [String: String]?
    let unknown: [String]?
    let plugins: [String: [String: String]]?
    let paths: [String]?
  }

  static func read() throws -> Recorded {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Golden/configurations.json")
    return try JSONDecoder().decode(Recorded.self, from: Data(contentsOf: file))
  }
}

/// The keys that coverage.py does not have.
private let ours: Set = ["report.compat", "report.fail_under_for"]

@Test func `the defaults are coverage.py's`() throws {
  let loaded = try Settings.load(explicitFile: "", folder: "/", environment: [:])
  let values = loaded.entries.filter { !ours.contains($0.key) }
    .map { ($0.key, $0.value) }
  #expect(Dictionary(uniqueKeysWithValues: values) == (try Recorded.read().standard))
}

@Test func `every configuration is read as coverage.py does`() throws {
  let recorded = try Recorded.read()
  for one in recorded.cases {
    let folder = try TemporaryFolder()
    for (name, text) in one.files { try folder.write(text, to: name) }
    let loaded: LoadedSettings
    do {
      loaded = try Settings.load(
        explicitFile: one.rcfile, folder: folder.path, environment: one.env)
    } catch {
      #expect(one.expected.error == true, "\(one.name): \(error)")
      continue
    }
    #expect(one.expected.error == nil, "\(one.name)")
    let different = loaded.entries.filter {
      !ours.contains($0.key) && recorded.standard[$0.key] != $0.value
    }
    let values = Dictionary(uniqueKeysWithValues: different.map { ($0.key, $0.value) })
    #expect(values == one.expected.values, "\(one.name)")
    #expect(loaded.file == one.expected.file.map { "\(folder.path)/\($0)" }, "\(one.name)")
    let unknown = loaded.warnings.filter { $0.slug == "unknown-option" }.count
    #expect(unknown == one.expected.unknown?.count, "\(one.name)")
    #expect(loaded.settings.plugins == one.expected.plugins, "\(one.name)")
    #expect(loaded.settings.paths.map(\.name) == one.expected.paths, "\(one.name)")
  }
}

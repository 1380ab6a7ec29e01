import Files
import Foundation
import TestSupport
import Testing

@Suite struct `Warnings` {
  /// The names in the tables of docs/warnings.md.
  private static func documented() throws -> Set<String> {
    let path = "\(Repository.root)/docs/warnings.md"
    let text = String(decoding: try Files.read(path), as: UTF8.self)
    return Set(
      text.split(separator: "\n").filter { $0.hasPrefix("| `") }
        .map { String($0.dropFirst(3).prefix { $0 != "`" }) })
  }

  /// The names that stand where the sources say or define warnings.
  private static func named() throws -> Set<String> {
    let name = "([a-z]+(?:-[a-z]+)+)"
    let forms = [
      #"\(\#(name)\)"\n?"#, #"slug: "\#(name)""#, #"",\s+"\#(name)"\)"#,
      #"case [a-z]+ = "\#(name)""#, #"case [.a-z, ]+: "(couldnt-parse|source-changed)""#,
    ]
    var names: Set<String> = []
    for folder in ["Agent", "Coverage", "Settings", "pycov", "Reports/Audit"] {
      let files = FileManager.default.enumerator(atPath: "\(Repository.root)/Sources/\(folder)")
      for case let path as String in files ?? .init() where path.hasSuffix(".swift") {
        let text = try String(
          contentsOfFile: "\(Repository.root)/Sources/\(folder)/\(path)", encoding: .utf8)
        for form in forms {
          for match in text.matches(of: try Regex(form, as: (Substring, Substring).self)) {
            names.insert(String(match.output.1))
          }
        }
      }
    }
    return names
  }

  @Test func `are all documented, and no other`() throws {
    #expect(try Self.documented() == Self.named())
  }
}

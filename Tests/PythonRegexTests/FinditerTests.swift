import Foundation
import PythonRegex
import Testing

/// What Python found, recorded by `Golden/record-finditer.py`.
private struct Table: Decodable {
  let texts: [String]
  let rows: [Row]

  struct Row: Decodable {
    let pattern: String
    let matches: [[[Int]]]?
  }

  static func read() throws -> Table {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Golden/finditer.json")
    return try JSONDecoder().decode(Table.self, from: Data(contentsOf: file))
  }
}

@Test func `every pattern matches where Python's finditer says`() throws {
  let table = try Table.read()
  for row in table.rows {
    guard let expected = row.matches else { continue }
    let regex = try PythonRegex(row.pattern)
    for (text, ranges) in zip(table.texts, expected) {
      let found = regex.matches(in: Array(text.utf8)).map { [$0.lowerBound, $0.upperBound] }
      #expect(found == ranges, "\(row.pattern) in \(text.debugDescription)")
    }
  }
}

@Test func `a text beyond ASCII changes nothing in the part that is ASCII`() throws {
  let table = try Table.read()
  for row in table.rows where !row.pattern.contains("Z") && !row.pattern.contains("(?s") {
    guard let regex = try? PythonRegex(row.pattern) else { continue }
    for text in table.texts where text.hasSuffix("\n") {
      let alone = regex.linesTouched(in: Array(text.utf8))
      let followed = regex.linesTouched(in: Array((text + "\u{1}\u{65e5}").utf8))
      let end = text.utf8.count { $0 == 10 }
      let (a, b) = (alone, followed)
      #expect(
        a.filter { $0.upperBound < end } == b.filter { $0.upperBound < end }, "\(row.pattern)")
    }
  }
}

@Test func `what Python refuses is refused`() throws {
  for row in try Table.read().rows where row.matches == nil {
    #expect(throws: PythonRegexError.self, "\(row.pattern)") { try PythonRegex(row.pattern) }
  }
}

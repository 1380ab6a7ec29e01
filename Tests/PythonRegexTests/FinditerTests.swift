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
    let regex: PythonRegex
    do {
      regex = try PythonRegex(row.pattern)
    } catch {
      Issue.record(error, "\(row.pattern)")
      continue
    }
    for (text, ranges) in zip(table.texts, expected) {
      let found = regex.matches(in: Array(text.utf8)).map { [$0.lowerBound, $0.upperBound] }
      #expect(found == ranges, "\(row.pattern) in \(text.debugDescription)")
    }
  }
}

@Test func `what Python refuses is refused`() throws {
  for row in try Table.read().rows where row.matches == nil {
    #expect(throws: PythonRegexError.self, "\(row.pattern)") { try PythonRegex(row.pattern) }
  }
}

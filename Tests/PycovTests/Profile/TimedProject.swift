import Foundation
import TestSupport
import Testing

/// A function as `pyprof` tells of it in JSON, without times that differ from run to run.
struct TimedFunction: Decodable {
  let qualifiedName: String
  let calls: Int
  let primitiveCalls: Int
  let resumptions: Int
  let unwinds: Int
  let raises: Int
  let own: Int
  let total: Int
  let waiting: Int
  let suspended: Int
  let lines: [Line]?

  struct Line: Decodable {
    let line: Int
    let hits: Int
    let own: Int
    let suspended: Int

    enum CodingKeys: String, CodingKey {
      case line, hits
      case own = "own_ns"
      case suspended = "suspended_ns"
    }
  }

  enum CodingKeys: String, CodingKey {
    case qualifiedName = "qualified_name"
    case primitiveCalls = "primitive_calls"
    case own = "own_ns"
    case total = "total_ns"
    case waiting = "waiting_ns"
    case suspended = "suspended_ns"
    case calls, resumptions, unwinds, raises, lines
  }
}

/// How often a function was called.
struct Calls: Hashable {
  var calls: Int
  var primitive: Int
  var resumptions = 0
  var unwinds = 0
  var raises = 0
}

extension Project {
  func pyprof(_ words: [String]) throws -> Command.Outcome {
    try command([Repository.pyprof] + words)
  }

  /// The words of a timed run.
  func timing(_ options: [String] = [], _ words: [String] = ["m.py"]) -> [String] {
    ["run", "--python", python.path] + options + words
  }

  /// Times a program that has to end well and has nothing to say.
  func time(_ options: [String] = [], _ words: [String] = ["m.py"]) throws {
    let outcome = try pyprof(timing(options, words))
    guard outcome.code == 0, outcome.errors.isEmpty else { throw Unexpected(outcome) }
  }

  /// The functions whose lines were timed.
  func timedLines() throws -> [TimedFunction] { try answer(["lines", "--format", "json"]) }

  /// All functions, by qualified name.
  func timedFunctions() throws -> [String: TimedFunction] {
    let all = try answer(["functions", "--top", "0", "--format", "json"])
    return Dictionary(all.map { ($0.qualifiedName, $0) }) { first, _ in first }
  }

  private func answer(_ words: [String]) throws -> [TimedFunction] {
    let outcome = try pyprof(words)
    guard outcome.code == 0 else { throw Unexpected(outcome) }
    return try JSONDecoder().decode([TimedFunction].self, from: Data(outcome.output.utf8))
  }

  /// Expects the lines of a program to have been hit as often as its comments say: `# 3`.
  func expectHits(sourceLocation: SourceLocation = #_sourceLocation) throws {
    var hits: [Int: Int] = [:]
    for function in try timedLines() {
      for line in function.lines ?? [] where line.hits > 0 {
        hits[line.line, default: 0] += line.hits
      }
    }
    #expect(hits == marks(of: try folder.read("m.py")), sourceLocation: sourceLocation)
  }

  private func marks(of source: String) -> [Int: Int] {
    var marks: [Int: Int] = [:]
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      guard let mark = line.range(of: "# ", options: .backwards),
        let count = Int(line[mark.upperBound...])
      else { continue }
      marks[index + 1] = count
    }
    return marks
  }

  /// Expects functions to have been called so often.
  func expectCalls(
    _ expected: [String: Calls], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let functions = try timedFunctions()
    let found = expected.keys.compactMap { functions[$0] }.map {
      (
        $0.qualifiedName,
        Calls(
          calls: $0.calls, primitive: $0.primitiveCalls, resumptions: $0.resumptions,
          unwinds: $0.unwinds, raises: $0.raises)
      )
    }
    #expect(Dictionary(uniqueKeysWithValues: found) == expected, sourceLocation: sourceLocation)
  }
}

internal import Foundation
internal import PythonRegex
internal import TestSupport
import Testing

@testable import Source

/// One of the small programs in Tests/Oracle, with what coverage.py says of its text.
struct OracleCase: CustomTestStringConvertible {
  let name: String

  var testDescription: String { name }

  private static let folder = "\(Repository.root)/Tests/Oracle"

  static let all: [OracleCase] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/cases")) ?? []
    return names.filter { $0.hasSuffix(".py") }.sorted().map {
      OracleCase(name: "\($0.dropLast(3))")
    }
  }()

  /// The cases in which coverage.py is wrong.
  static let defects: Set<String> = {
    let text = (try? String(contentsOfFile: "\(folder)/defects.tsv", encoding: .utf8)) ?? ""
    let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
    return Set(lines.compactMap { $0.split(separator: "\t").first.map(String.init) })
  }()

  /// What coverage.py says, by the version of Python from which on it says so.
  func expectations() throws -> [(version: LanguageVersion, facts: OracleFacts)] {
    let data = try Data(contentsOf: URL(fileURLWithPath: "\(Self.folder)/expected/\(name).json"))
    let versions = try JSONDecoder().decode([String: Versioned].self, from: data)
    return versions.compactMap { version, value in
      version.split(separator: ".").last.flatMap { Int($0) }
        .map { (LanguageVersion(minor: $0), value.static) }
    }
  }

  private struct Versioned: Decodable {
    let `static`: OracleFacts
  }

  /// What our analysis says.
  func facts(for version: LanguageVersion) throws -> OracleFacts {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(Self.folder)/cases/\(name).py"))
    let analyzer = SourceAnalyzer(version: version, exclusions: try PythonRegex.joined(patterns()))
    do {
      return OracleFacts(try analyzer.analyze(try SourceText(decoding: Array(bytes))))
    } catch {
      return OracleFacts(error: "\(error)")
    }
  }

  /// The exclusion patterns of the case's configuration file, the usual ones without one.
  private func patterns() throws -> [String] {
    let path = "\(Self.folder)/cases/\(name).rc"
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      return Self.defaultPatterns
    }
    let replaced = Self.list("exclude_lines", in: text) ?? Self.defaultPatterns
    return replaced + (Self.list("exclude_also", in: text) ?? [])
  }

  private static func list(_ key: String, in text: String) -> [String]? {
    var isInside = false
    var values: [String]?
    for line in text.split(separator: "\n") {
      let value = line.trimmingCharacters(in: .whitespaces)
      if line.first?.isWhitespace == true {
        if isInside { values?.append(value) }
      } else {
        isInside = value.hasPrefix("\(key) ") || value.hasPrefix("\(key)=")
        let rest = value.split(separator: "=", maxSplits: 1).dropFirst().first ?? ""
        let inline = rest.trimmingCharacters(in: .whitespaces)
        if isInside { values = inline.isEmpty ? [] : [inline] }
      }
    }
    return values
  }

  private static let defaultPatterns = [
    #"#\s*(pragma|PRAGMA)[:\s]?\s*(no|NO)\s*(cover|COVER)"#,
    #"^\s*(((async )?def .*?)?[\])]+(\s*->.*?)?:\s*)?\.\.\.\s*(#|$)"#,
    #"^\s*if (typing\.)?TYPE_CHECKING:"#,
  ]
}

/// What a text says, in the terms of the expectations.
struct OracleFacts: Decodable, Equatable {
  struct CodeRegion: Decodable, Equatable {
    let kind: String
    let name: String
    let start: Int
    let lines: [Int]
  }

  var error: String?
  var statements: [Int]?
  var excluded: [Int]?
  var docstrings: [Int]?
  var multiline: [String: Int]?
  /// Nil when there are none.
  var regions: [CodeRegion]?

  init(error: String) { self.error = error }

  init(_ analysis: SourceAnalysis) {
    statements = Array(analysis.statements)
    excluded = Array(analysis.excluded)
    docstrings = Array(analysis.docstrings)
    multiline = [:]
    for span in analysis.firstLines.spans {
      for line in span.first + 1...span.last { multiline?["\(line)"] = span.first }
    }
    guard !analysis.regions.isEmpty else { return }
    regions = analysis.regions.map {
      CodeRegion(kind: "\($0.kind)", name: $0.name, start: $0.start, lines: Array($0.lines))
    }
    regions?.sort { ($0.start, $0.kind, $0.name) < ($1.start, $1.kind, $1.name) }
  }
}

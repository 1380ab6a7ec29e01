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
    let partial = try PythonRegex.joined(partialPatterns())
    let analyzer = SourceAnalyzer(
      version: version, exclusions: try PythonRegex.joined(patterns()),
      branches: BranchOptions(partial: partial, rules: .coveragePy))
    do {
      return OracleFacts(try analyzer.analyze(try SourceText(decoding: Array(bytes))))
    } catch {
      return OracleFacts(error: "\(error)")
    }
  }

  private var configuration: String {
    (try? String(contentsOfFile: "\(Self.folder)/cases/\(name).rc", encoding: .utf8)) ?? ""
  }

  /// The exclusion patterns of the case's configuration file, the usual ones without one.
  private func patterns() throws -> [String] {
    let text = configuration
    let replaced = Self.list("exclude_lines", in: text) ?? Self.defaultPatterns
    return replaced + (Self.list("exclude_also", in: text) ?? [])
  }

  /// The same for lines that may leave exits untaken.
  private func partialPatterns() throws -> [String] {
    let text = configuration
    let replaced = Self.list("partial_branches", in: text) ?? Self.defaultPartial
    let always = Self.list("partial_branches_always", in: text) ?? Self.defaultPartialAlways
    return replaced + (Self.list("partial_also", in: text) ?? []) + always
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
  private static let defaultPartial = [
    #"#\s*(pragma|PRAGMA)[:\s]?\s*(no|NO)\s*(branch|BRANCH)"#
  ]
  private static let defaultPartialAlways = [
    #"^\s*while (True|1|False|0):"#, #"^\s*if (True|1|False|0):"#,
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
  var arcs: [[Int]]?
  var exit_counts: [String: Int]?
  var no_branch: [Int]?

  init(error: String) { self.error = error }

  init(_ analysis: SourceAnalysis) {
    statements = Array(analysis.statements)
    excluded = Array(analysis.excluded)
    docstrings = Array(analysis.docstrings)
    multiline = [:]
    for span in analysis.firstLines.spans {
      for line in span.first + 1...span.last { multiline?["\(line)"] = span.first }
    }
    arcs = analysis.flow?.arcs.map { [$0.source, $0.signedDestination] }
    let counts = analysis.flow?.exitCounts(without: analysis.excluded) ?? []
    exit_counts = Dictionary(uniqueKeysWithValues: counts.map { ("\($0.line)", $0.count) })
    no_branch = analysis.flow.map { Array($0.partialLines) }
    guard !analysis.regions.isEmpty else { return }
    regions = analysis.regions.map {
      CodeRegion(kind: "\($0.kind)", name: $0.name, start: $0.start, lines: Array($0.lines))
    }
    regions?.sort { ($0.start, $0.kind, $0.name) < ($1.start, $1.kind, $1.name) }
  }
}

import Coverage
import Foundation
import PythonRegex
import Source
import TestSupport
import Testing

/// One of the small programs in Tests/Oracle, with the arcs that coverage.py recorded of it.
struct BranchCase: CustomTestStringConvertible {
  let name: String
  private let recorded: Recorded
  private let usual: Recorded

  var testDescription: String { name }

  private static let folder = "\(Repository.root)/Tests/Oracle"

  static let all: [BranchCase] = {
    let path = "\(Repository.root)/Tests/CoverageTests/Fixtures/recorded-arcs.json"
    let data = FileManager.default.contents(atPath: path) ?? Data()
    let cases = (try? JSONDecoder().decode([String: Recorded].self, from: data)) ?? [:]
    guard let usual = cases[""] else { return [] }
    return cases.filter { !$0.value.arcs.isEmpty }.sorted { $0.key < $1.key }.map {
      BranchCase(name: $0.key, recorded: $0.value, usual: usual)
    }
  }()

  /// The cases in which coverage.py is wrong.
  static let defects: Set<String> = {
    let text = (try? String(contentsOfFile: "\(folder)/defects.tsv", encoding: .utf8)) ?? ""
    let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
    return Set(lines.compactMap { $0.split(separator: "\t").first.map(String.init) })
  }()

  private struct Recorded: Decodable {
    let arcs: [String: [[Int]]]
    let exclude_regexes: [String]?
    let partial_regexes: [String]?
  }

  /// What coverage.py says, by the version of Python from which on it says so.
  func expectations() throws -> [(version: String, facts: BranchFacts)] {
    let data = try Data(contentsOf: URL(fileURLWithPath: "\(Self.folder)/expected/\(name).json"))
    let versions = try JSONDecoder().decode([String: Versioned].self, from: data)
    return versions.map { ($0.key, $0.value.branch) }
  }

  /// The arcs recorded under a version, which are those of an older one where nothing changed.
  private func arcs(_ version: String) -> Set<RecordedArc> {
    let newest = recorded.arcs.keys.filter { $0 <= version }.max() ?? version
    return Set((recorded.arcs[newest] ?? []).map { RecordedArc(from: $0[0], to: $0[1]) })
  }

  private struct Versioned: Decodable {
    let branch: BranchFacts
  }

  /// What we say of the same recording.
  func coverage(_ version: String, rules: BranchRules) throws -> FileCoverage {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(Self.folder)/cases/\(name).py"))
    let exclusions = try PythonRegex.joined(
      recorded.exclude_regexes ?? usual.exclude_regexes ?? [])
    let partial = try PythonRegex.joined(recorded.partial_regexes ?? usual.partial_regexes ?? [])
    let minor = version.split(separator: ".").last.flatMap { Int($0) } ?? 0
    let analyzer = SourceAnalyzer(
      version: LanguageVersion(minor: minor), exclusions: exclusions,
      branches: BranchOptions(partial: partial, rules: rules))
    let text = try SourceText(decoding: Array(bytes))
    let arcs = arcs(version)
    let ends = arcs.flatMap { [$0.source, $0.destination] }.filter { $0 > 0 }
    return FileCoverage(
      path: name, text: text.utf8, analysis: try analyzer.analyze(text), recorded: LineSet(ends),
      arcs: arcs)
  }
}

/// What a run means, in the terms of the expectations.
struct BranchFacts: Decodable, Equatable {
  struct Numbers: Decodable, Equatable {
    let branches: Int
    let missing_branches: Int
    let partial_branches: Int
  }

  struct Part: Decodable, Equatable {
    let executed_branches: [[Int]]
    let missing_branches: [[Int]]
  }

  let executed: [Int]
  let missing: [Int]
  let executed_branches: [[Int]]
  let missing_branches: [[Int]]
  let branch_stats: [String: [Int]]
  let missing_text: String
  let n: Numbers
  let functions: [String: Part]
  let classes: [String: Part]

  init(_ file: FileCoverage) throws {
    let branches = try #require(file.branches)
    executed = Array(file.executed)
    missing = Array(file.missing)
    executed_branches = branches.executed.map(Self.pair)
    missing_branches = branches.missing.map(Self.pair)
    branch_stats = Dictionary(
      uniqueKeysWithValues: branches.lines.map {
        ("\($0.line)", [$0.exits.total, $0.exits.covered])
      })
    missing_text = file.missingText
    let totals = file.totals
    n = Numbers(
      branches: totals.branches.total,
      missing_branches: totals.branches.total - totals.branches.covered,
      partial_branches: totals.partialBranches)
    functions = Self.parts(of: file, branches, .function)
    classes = Self.parts(of: file, branches, .class)
  }

  private static func pair(_ arc: Arc) -> [Int] { [arc.source, arc.signedDestination] }

  /// The regions by name, `@` and the line added to names that come again.
  private static func parts(
    of file: FileCoverage, _ branches: BranchCoverage, _ kind: Region.Kind
  ) -> [String: Part] {
    let regions = file.analysis.regions.filter { $0.kind == kind }.sorted { $0.start < $1.start }
    let isUsed = regions.map { !file.analysis.statements.intersection($0.lines).isEmpty }
    let keepers = Set(zip(regions, isUsed).filter(\.1).map(\.0.name))
    var outside = LineSet(1...max(file.analysis.lineCount, 1))
    var parts: [String: Part] = [:]
    for (region, isUsed) in zip(regions, isUsed) {
      outside.subtract(region.lines)
      let isFree = parts[region.name] == nil && (isUsed || !keepers.contains(region.name))
      parts[isFree ? region.name : "\(region.name)@\(region.start)"] = part(branches, region.lines)
    }
    parts[""] = part(branches, outside)
    return parts
  }

  private static func part(_ branches: BranchCoverage, _ lines: LineSet) -> Part {
    let part = branches.within(lines)
    return Part(
      executed_branches: part.executed.map(pair), missing_branches: part.missing.map(pair))
  }
}

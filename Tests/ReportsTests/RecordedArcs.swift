internal import Coverage
internal import Foundation
internal import Source
internal import Testing

/// What coverage.py recorded of a program with branches, as `Scripts/record-goldens` wrote it down.
struct RecordedArcs: Decodable {
  private let path: String
  private let text: String
  private let arcs: [[Int]]

  static func measurement() throws -> Coverage.Measurement {
    let files = try JSONDecoder().decode(
      [RecordedArcs].self, from: Data(recorded("arcs-branches.json").utf8))
    return Coverage.Measurement(files: try files.map { try $0.coverage() }, hasBranches: true)
  }

  private func coverage() throws -> FileCoverage {
    let source = SourceText(decoded: Array(text.utf8))
    let analyzer = SourceAnalyzer(
      version: .python313, branches: BranchOptions(rules: .coveragePy), matching: nil)
    let ends = arcs.flatMap(\.self).filter { $0 > 0 }
    return FileCoverage(
      path: path, text: source.utf8, analysis: try analyzer.analyze(source),
      recorded: LineSet(ends), arcs: Set(arcs.map { RecordedArc(from: $0[0], to: $0[1]) }))
  }
}

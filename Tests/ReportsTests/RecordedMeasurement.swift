internal import Coverage
internal import Foundation
internal import Source
internal import Testing

/// What coverage.py found out about one program, as `Scripts/record-goldens` wrote it down.
struct RecordedMeasurement: Decodable {
  let version: String
  private let files: [File]

  static let all = ["project", "wide", "complete", "branching"]

  static func named(_ name: String) throws -> RecordedMeasurement {
    try JSONDecoder().decode(Self.self, from: Data(recorded("measurement-\(name).json").utf8))
  }

  static func measurement(_ name: String) throws -> Coverage.Measurement {
    try named(name).measurement
  }

  var measurement: Coverage.Measurement {
    Coverage.Measurement(
      files: files.map(\.coverage), hasBranches: files.contains { $0.flow != nil })
  }

  private struct File: Decodable {
    let path: String
    let text: String
    let lines: Int
    let statements: [Int]
    let excluded: [Int]
    let executed: [Int]
    let regions: [Region]
    let flow: Flow?

    /// Lines by context, of programs that have some.
    let contexts: [String: [Int]]?

    /// Arcs as pairs of numbers.
    struct Flow: Decodable {
      let possible: [[Int]]
      let partial: [Int]
      let recorded: [[Int]]

      var recordedArcs: Set<RecordedArc> {
        Set(recorded.map { RecordedArc(from: $0[0], to: $0[1]) })
      }

      func control(excluding excluded: LineSet) -> ControlFlow {
        let arcs = possible.map { arc in
          Arc(from: arc[0], to: arc[1] > 0 ? .line(arc[1]) : .exit(of: -arc[1]))
        }
        return ControlFlow(arcs: arcs, excluded: excluded, partialLines: LineSet(partial))
      }
    }

    struct Region: Decodable {
      let kind: String
      let name: String
      let start: Int
      let lines: [Int]
    }

    var coverage: FileCoverage {
      let analysis = SourceAnalysis(
        lineCount: lines, statements: LineSet(statements), excluded: LineSet(excluded),
        docstrings: [], firstLines: FirstLineMap(),
        regions: regions.map {
          Source.Region(
            kind: $0.kind == "class" ? .class : .function, name: $0.name, start: $0.start,
            lines: LineSet($0.lines))
        },
        flow: flow?.control(excluding: LineSet(excluded)))
      return FileCoverage(
        path: path, text: Array(text.utf8), analysis: analysis, recorded: LineSet(executed),
        arcs: flow?.recordedArcs,
        contexts: contexts.map { FileContexts($0.mapValues { LineSet($0) }) })
    }
  }
}

/// The text of a file that coverage.py wrote; only `Scripts/record-goldens` changes those.
func recorded(_ name: String) throws -> String {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  let file = folder.appendingPathComponent("Golden/coverage").appendingPathComponent(name)
  return String(decoding: try Data(contentsOf: file), as: UTF8.self)
}

/// Compares every byte with what coverage.py wrote.
func expectRecorded(
  _ actual: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let expected = try recorded(name)
  #expect(
    Array(actual.utf8) == Array(expected.utf8),
    "\(name) differs:\n\(actual)\nexpected:\n\(expected)",
    sourceLocation: sourceLocation)
}

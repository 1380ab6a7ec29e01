internal import Coverage
internal import Source

/// A row of the list of functions or classes.
struct RegionRow: Sendable {
  /// Nil for what is outside of all.
  let region: (name: String, line: Int)?
  let totals: Totals

  /// The time that was measured in it; 0 where that is not known.
  let time: Int

  /// One row for each region of a file, and one for the statements outside all of them.
  static func rows(
    of file: FileCoverage, _ kind: Region.Kind, _ times: LineTimes?
  ) -> [RegionRow] {
    let times = times?.regions(of: file, kind)
    var outside = file.analysis.statements.union(file.analysis.excluded)
    let lines = FileLines(file)
    var rows: [RegionRow] = []
    for (place, region) in file.analysis.regions.enumerated() where region.kind == kind {
      outside.subtract(region.lines)
      rows.append(
        RegionRow(
          region: (region.name, region.start), totals: lines.totals(within: .init(region)),
          time: times?.time(of: place) ?? 0))
    }
    if !outside.isEmpty {
      rows.append(
        RegionRow(
          region: nil, totals: lines.totals(within: .init(outside)), time: times?.outside ?? 0))
    }
    return rows
  }
}

/// All functions, or all classes, as data for scripts.
struct RegionList {
  let files: [FileCoverage]
  let kind: Region.Kind
  let hasBranches: Bool
  let times: LineTimes?

  func json() -> [UInt8] {
    let (kind, times) = (kind, times)
    let rows = files.map { RegionRow.rows(of: $0, kind, times) }
    var output = ByteOutput()
    JSONWriter.write(to: &output, isPretty: false) { json in
      json.object { json in
        json.key("names")
        json.array { json in
          for row in rows.joined() { json.value(row.region?.name ?? "") }
        }
        json.numbers("file", rows.enumerated().flatMap { repeatElement($0, count: $1.count) }) {
          $0
        }
        json.numbers("line", rows.joined()) { $0.region?.line ?? 0 }
        json.figures(
          of: Array(rows.joined().map(\.totals)), hasBranches: hasBranches,
          times: times == nil ? nil : rows.joined().map(\.time))
      }
    }
    return output.bytes
  }
}

internal import Coverage
internal import Source

/// Writes one file: its lines and numbers, then the same for each function and class.
struct JSONFile {
  private let file: FileCoverage
  private let lines: FileLines
  private let allLines: LineSet
  private let summary: JSONSummary

  /// Nil when they are not shown.
  private let contexts: JSONContexts?

  init(_ file: FileCoverage, _ summary: JSONSummary, showsContexts: Bool) {
    self.file = file
    self.summary = summary
    lines = FileLines(file)
    allLines = LineSet(through: file.analysis.lineCount)
    contexts = showsContexts ? JSONContexts(file.contexts) : nil
  }

  func write(to json: inout JSONWriter) {
    json.object { json in
      writeLines(of: lines.all, file.totals, to: &json)
      contexts?.write(to: &json)
      writeBranches(of: lines.all, to: &json)
      json.key("functions")
      writeRegions(.function, to: &json)
      json.key("classes")
      writeRegions(.class, to: &json)
    }
  }

  /// The regions of a kind by name, and under the empty name what belongs to none of them.
  private func writeRegions(_ kind: Region.Kind, to json: inout JSONWriter) {
    let regions = file.analysis.regions.filter { $0.kind == kind }.sorted { $0.start < $1.start }
    var outside = allLines
    json.object { json in
      for (region, name) in zip(regions, names(of: regions)) {
        outside.subtract(region.lines)
        json.key(named: name)
        writeRegion(.init(region), start: region.start, to: &json)
      }
      json.key("")
      writeRegion(.init(outside), start: outside.first { _ in true } ?? 1, to: &json)
    }
  }

  /// A name for each region that no other one has: the first of several with statements keeps it,
  /// the line of the start is added to the others.
  private func names(of regions: [Region]) -> [String] {
    if Set(regions.map(\.name)).count == regions.count { return regions.map(\.name) }
    let isUsed = regions.map { lines.statements(within: $0).total > 0 }
    let keepers = Set(zip(regions, isUsed).lazy.filter(\.1).map(\.0.name))
    var taken: Set<String> = []
    return zip(regions, isUsed).map { region, isUsed in
      let isFree = !taken.contains(region.name) && (isUsed || !keepers.contains(region.name))
      let name = isFree ? region.name : "\(region.name)@\(region.start)"
      taken.insert(name)
      return name
    }
  }

  private func writeRegion(_ cut: FileLines.Cut, start: Int, to json: inout JSONWriter) {
    json.object { json in
      writeLines(of: cut, lines.totals(within: cut), to: &json)
      json.key("start_line")
      json.value(start)
      contexts?.write(to: &json)
      writeBranches(of: cut, to: &json)
    }
  }

  private func writeLines(
    of cut: FileLines.Cut, _ totals: Totals, to json: inout JSONWriter
  ) {
    json.key("executed_lines")
    json.lines { list in cut.forEachLine(in: lines.executed) { list.append($0) } }
    json.key("summary")
    summary.write(totals, to: &json)
    json.key("missing_lines")
    json.lines { list in cut.forEachLine(in: lines.missing) { list.append($0) } }
    json.key("excluded_lines")
    json.lines { list in cut.forEachLine(in: lines.excluded) { list.append($0) } }
  }

  private func writeBranches(of cut: FileLines.Cut, to json: inout JSONWriter) {
    guard let branches = file.branches else { return }
    json.key("executed_branches")
    json.array { json in cut.forEach(of: branches.executed, \.source) { json.value($0) } }
    json.key("missing_branches")
    json.array { json in cut.forEach(of: branches.missing, \.source) { json.value($0) } }
  }
}

extension LineSet {
  /// Every line from 1 to `last`.
  fileprivate init(through last: Int) {
    var words = [UInt64](repeating: .max, count: last >> 6 + 1)
    words[0] &= ~1
    words[last >> 6] &= 2 << UInt64(last & 63) &- 1
    self.init(words: words)
  }
}

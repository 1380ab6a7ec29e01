internal import Coverage
internal import Source

/// Finds the gaps of one file.
struct GapFinder {
  private let file: FileCoverage
  private let path: String
  private let functions: [Region]
  private let lineStarts: [Int]

  init(_ file: FileCoverage, _ path: String) {
    self.file = file
    self.path = path
    functions = file.analysis.regions.filter { $0.kind == .function }
    var starts = [0]
    for (index, byte) in file.text.enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(index + 1)
    }
    lineStarts = starts
  }

  var gaps: [CoverageGap] {
    let missing = file.missing
    let exits = (file.branches?.missing ?? []).filter { !missing.contains($0.source) }
    return CoverageGap.each(
      of: file.missingRanges, among: missing, exits: exits, ExitOwners(file).place, gap)
  }

  private func gap(_ lines: ClosedRange<Int>, _ kind: CoverageGap.Kind) -> CoverageGap {
    CoverageGap(
      path: path, lines: lines, kind: kind,
      function: functions.last { $0.lines.contains(lines.lowerBound) }?.name, text: text(of: lines))
  }

  private func text(of lines: ClosedRange<Int>) -> [UInt8] {
    lines.flatMap { line -> [UInt8] in
      guard line >= 1, line <= lineStarts.count else { return [] }
      let end = line < lineStarts.count ? lineStarts[line] : file.text.count
      return Array(file.text[lineStarts[line - 1]..<end].drop { $0 == 0x20 || $0 == 0x09 })
    }
  }
}

internal import Coverage
internal import Source

/// The lines of one file as bitmaps, from which regions are cut without making sets of their own.
///
/// A region costs what it spans, not what the file does; a file may have thousands.
struct FileLines {
  let executed: [UInt64]
  let missing: [UInt64]
  let excluded: [UInt64]
  private let branches: BranchCoverage?

  init(_ file: FileCoverage) {
    executed = file.executed.words
    missing = file.missing.words
    excluded = file.analysis.excluded.words
    branches = file.branches
  }

  /// The statements of a region and those that ran.
  func statements(within region: Region) -> Ratio {
    totals(within: Cut(region)).statements
  }

  /// Every line, one past the end included: an exclusion may match there.
  var all: Cut {
    let last = branches?.lines.last?.line ?? 0
    let count = max(executed.count, missing.count, excluded.count, last >> 6 + 1)
    return Cut(mask: [UInt64](repeating: .max, count: count))
  }

  /// The numbers of some lines of the file.
  func totals(within cut: Cut) -> Totals {
    let covered = cut.count(in: executed)
    return Totals(
      statements: Ratio(covered: covered, total: covered + cut.count(in: missing)),
      excluded: cut.count(in: excluded),
      branches: branches.map { exits(of: $0, within: cut) } ?? Ratio(),
      partialBranches: branches.map { partialExits(of: $0, within: cut) } ?? 0)
  }

  private func exits(of branches: BranchCoverage, within cut: Cut) -> Ratio {
    cut.part(of: branches.lines, \.line).reduce(Ratio()) { $0 + $1.exits }
  }

  /// The exits not taken from lines that ran.
  private func partialExits(of branches: BranchCoverage, within cut: Cut) -> Int {
    cut.part(of: branches.missing, \.source).reduce(0) { $0 + (isMissing($1.source) ? 0 : 1) }
  }

  private func isMissing(_ line: Int) -> Bool {
    line >> 6 < missing.count && missing[line >> 6] & (1 << UInt64(line & 63)) != 0
  }

  /// Some lines, as a mask over those of the file.
  struct Cut {
    private let mask: [UInt64]

    /// The first word of the mask that may hold a line.
    private let first: Int

    init(_ region: Region) {
      mask = region.lines.words
      first = max(region.start, 0) >> 6
    }

    init(_ lines: LineSet) { self.init(mask: lines.words) }

    fileprivate init(mask: [UInt64]) {
      self.mask = mask
      first = 0
    }

    func count(in words: [UInt64]) -> Int {
      var count = 0
      forEachWord(in: words) { _, word in count += word.nonzeroBitCount }
      return count
    }

    /// Visits the lines that are in both, in ascending order.
    func forEachLine(in words: [UInt64], _ body: (Int) -> Void) {
      forEachWord(in: words) { index, word in
        var rest = word
        while rest != 0 {
          body(index << 6 + rest.trailingZeroBitCount)
          rest &= rest - 1
        }
      }
    }

    /// Those of `elements`, which are in the order of their lines, whose line is in.
    func part<Element>(
      of elements: [Element], _ line: (Element) -> Int
    ) -> some Sequence<Element> {
      var low = 0
      var high = elements.count
      while low < high {
        let middle = (low + high) / 2
        if line(elements[middle]) < first << 6 { low = middle + 1 } else { high = middle }
      }
      return elements[low...].prefix { line($0) >> 6 < mask.count }.filter {
        mask[line($0) >> 6] & (1 << UInt64(line($0) & 63)) != 0
      }
    }

    private func forEachWord(in words: [UInt64], _ body: (Int, UInt64) -> Void) {
      let end = min(mask.count, words.count)
      guard first < end else { return }
      for index in first..<end where words[index] & mask[index] != 0 {
        body(index, words[index] & mask[index])
      }
    }
  }
}

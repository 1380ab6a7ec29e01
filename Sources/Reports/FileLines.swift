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
    var exits = Ratio()
    cut.forEach(of: branches.lines, \.line) { exits = exits + $0.exits }
    return exits
  }

  /// The exits not taken from lines that ran.
  private func partialExits(of branches: BranchCoverage, within cut: Cut) -> Int {
    var count = 0
    cut.forEach(of: branches.missing, \.source) { if !isMissing($0.source) { count += 1 } }
    return count
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

    /// Visits those of `elements`, which are in the order of their lines, whose line is in.
    @inline(__always)
    func forEach<Element>(
      of elements: [Element], _ line: (Element) -> Int, _ body: (Element) -> Void
    ) {
      var low = 0
      var high = elements.count
      while low < high {
        let middle = (low + high) / 2
        if line(elements[middle]) < first << 6 { low = middle + 1 } else { high = middle }
      }
      while low < elements.count {
        let number = line(elements[low])
        guard number >> 6 < mask.count else { return }
        if mask[number >> 6] & (1 << UInt64(number & 63)) != 0 { body(elements[low]) }
        low += 1
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

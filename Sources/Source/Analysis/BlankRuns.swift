/// Keeps matching linear over long runs of blank lines.
///
/// A pattern that begins with `^\s*` looks at the rest of such a run again from each of its lines.
/// No pattern has use for more than some of them, so the runs are cut for matching, and the ranges
/// found are moved back to where they belong.
package enum BlankRuns {
  /// Longer runs of line ends are cut to this length.
  static let limit = 200

  package static func matches(
    in bytes: [UInt8], with match: ([UInt8]) -> [Range<Int>]
  ) -> [Range<Int>] {
    let cuts = cuts(in: bytes)
    guard !cuts.isEmpty else { return match(bytes) }
    var kept: [UInt8] = []
    kept.reserveCapacity(bytes.count)
    var position = 0
    for cut in cuts {
      kept += bytes[position..<cut.lowerBound]
      position = cut.upperBound
    }
    kept += bytes[position...]
    return match(kept).map { original(of: $0.lowerBound, cuts)..<original(of: $0.upperBound, cuts) }
  }

  /// The parts of the text to leave out: what of each run goes beyond the limit.
  private static func cuts(in bytes: [UInt8]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var index = limit
    while index < bytes.count {
      // A run longer than the limit shows at one of these places.
      guard isBlank(bytes[index]) else {
        index += limit
        continue
      }
      var start = index
      while start > 0, isBlank(bytes[start - 1]) { start -= 1 }
      var end = index
      while end < bytes.count, isBlank(bytes[end]) { end += 1 }
      if let cut = cut(bytes, start..<end) { result.append(cut) }
      index = end + limit
    }
    return result
  }

  private static func cut(_ bytes: [UInt8], _ run: Range<Int>) -> Range<Int>? {
    var lineEnds = 0
    var middle = run.lowerBound
    var last = run.lowerBound
    for index in run where bytes[index] == UInt8(ascii: "\n") {
      lineEnds += 1
      if lineEnds == limit / 2 { middle = index + 1 }
      last = index
    }
    return lineEnds > limit ? middle..<last : nil
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  private static func original(of position: Int, _ cuts: [Range<Int>]) -> Int {
    var result = position
    for cut in cuts where cut.lowerBound < result { result += cut.count }
    return result
  }
}

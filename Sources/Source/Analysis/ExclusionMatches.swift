/// Finds the lines that patterns match.
struct ExclusionMatches {
  let bytes: [UInt8]
  let firstLines: FirstLineMap

  /// The first lines of the statements that any of `ranges` touches, in ascending order.
  ///
  /// A match that ends behind a line end touches the next line.
  func lines(of ranges: [Range<Int>]) -> LineSet {
    var result = LineSet()
    var line = 1
    var position = 0
    for range in ranges {
      line += newlines(in: position..<range.lowerBound)
      position = range.lowerBound
      let last = line + newlines(in: range)
      for touched in line...last { result.insert(firstLines.firstLine(of: touched)) }
    }
    return result
  }

  private func newlines(in range: Range<Int>) -> Int {
    var count = 0
    for index in range where bytes[index] == UInt8(ascii: "\n") { count += 1 }
    return count
  }
}

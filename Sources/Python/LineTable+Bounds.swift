extension LineTable {
  /// From the lowest line to the highest; nil when no instruction has a line above 0.
  package var bounds: ClosedRange<Int>? {
    var low = Int.max
    var high = 0
    for case let line? in ranges.lazy.map(\.line) where line > 0 {
      low = min(low, line)
      high = max(high, line)
    }
    return high == 0 ? nil : low...high
  }
}

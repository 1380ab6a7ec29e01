/// Finds what somebody likely meant.
enum NearestText {
  /// The candidate that takes the fewest edits, when those are few for the length of `name`.
  static func of(_ name: String, among candidates: [String]) -> String? {
    let wanted = Array(name.utf8)
    var best: (edits: Int, text: String)?
    for candidate in candidates {
      let limit = best.map { $0.edits - 1 } ?? max(1, wanted.count / 3)
      guard let edits = edits(wanted, Array(candidate.utf8), atMost: limit) else { continue }
      best = (edits, candidate)
      if edits == 0 { break }
    }
    return best?.text
  }

  /// Bytes to insert, remove or replace; nil when they are more than `limit`.
  private static func edits(_ a: [UInt8], _ b: [UInt8], atMost limit: Int) -> Int? {
    guard abs(a.count - b.count) <= limit else { return nil }
    var previous = Array(0...b.count)
    for (row, byte) in a.enumerated() {
      var current = [row + 1]
      var least = row + 1
      for (column, other) in b.enumerated() {
        let replaced = previous[column] + (byte == other ? 0 : 1)
        let cost = min(replaced, previous[column + 1] + 1, current[column] + 1)
        current.append(cost)
        least = min(least, cost)
      }
      if least > limit { return nil }
      previous = current
    }
    return previous[b.count] <= limit ? previous[b.count] : nil
  }
}

/// Finds what someone likely meant.
enum NearestName {
  /// The candidate with the fewest edits, when those are few for the length of `name`.
  static func of(_ name: String, among candidates: [String]) -> String? {
    let ranked = candidates.map { (distance($0, name), $0) }.min { $0 < $1 }
    guard let (edits, best) = ranked, edits <= max(1, name.count / 3) else { return nil }
    return best
  }

  /// Characters to insert, remove or replace.
  private static func distance(_ a: String, _ b: String) -> Int {
    let (a, b) = (Array(a), Array(b))
    var previous = Array(0...b.count)
    for (i, character) in a.enumerated() {
      var row = [i + 1]
      for (j, other) in b.enumerated() {
        let replaced = previous[j] + (character == other ? 0 : 1)
        row.append(min(replaced, previous[j + 1] + 1, row[j] + 1))
      }
      previous = row
    }
    return previous[b.count]
  }
}

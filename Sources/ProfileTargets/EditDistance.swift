/// Characters to insert, remove, replace or swap to make one text of another.
enum EditDistance {
  /// The number of edits; nil when it is more than `limit`.
  static func between(_ a: [UInt8], _ b: [UInt8], limit: Int) -> Int? {
    guard abs(a.count - b.count) <= limit else { return nil }
    var rows = [Array(0...b.count)]
    for row in a.indices {
      var current = [row + 1]
      current.reserveCapacity(b.count + 1)
      let previous = rows[row]
      for column in b.indices {
        let replaced = previous[column] + (a[row] == b[column] ? 0 : 1)
        var value = min(replaced, previous[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, a[row] == b[column - 1], a[row - 1] == b[column] {
          value = min(value, rows[row - 1][column - 1] + 1)
        }
        current.append(value)
      }
      guard let least = current.min(), least <= limit else { return nil }
      rows.append(current)
    }
    return rows[a.count][b.count] <= limit ? rows[a.count][b.count] : nil
  }
}

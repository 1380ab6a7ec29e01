/// Names and values, one below the other, as 'pycov debug' shows them.
struct DebugTable {
  let title: String
  let rows: [(String, String)]

  /// The table's lines.
  var text: String {
    let width = rows.map { $0.0.count }.max() ?? 0
    var text = "-- \(title) " + String(repeating: "-", count: max(60 - title.count, 3)) + "\n"
    for (name, value) in rows {
      let lines = value.split(separator: "\n", omittingEmptySubsequences: false)
      let indent = String(repeating: " ", count: width + 2)
      text += "\(name):" + String(repeating: " ", count: width - name.count + 1)
      text += lines.joined(separator: "\n\(indent)") + "\n"
    }
    return text
  }
}

internal import Coverage

/// The folders of a measurement, each with everything below it.
enum FolderRows {
  /// A row for each folder; one that holds a single folder and nothing else is left out, and so is
  /// the folder that holds all.
  static func all(of measurement: Measurement) -> [CoverageTable.Row] {
    var totals: [String: Totals] = [:]
    var children: [String: Set<String>] = [:]
    for file in measurement.files {
      var path = file.path
      while let parent = parent(of: path) {
        totals[parent] = (totals[parent] ?? Totals()) + file.totals
        children[parent, default: []].insert(path)
        path = parent
      }
    }
    return totals.compactMap { folder, totals in
      let inner = children[folder] ?? []
      if inner.count == 1, inner.allSatisfy({ $0.hasSuffix("/") }) { return nil }
      return CoverageTable.Row(name: folder.printable, totals: totals)
    }
  }

  /// With a slash at its end; nil for that of no folder.
  private static func parent(of path: String) -> String? {
    let inner = path.hasSuffix("/") ? path.dropLast() : path[...]
    guard !inner.isEmpty, inner != "." else { return nil }
    guard let slash = inner.lastIndex(of: "/") else { return path.hasSuffix("/") ? nil : "./" }
    return String(path[...slash])
  }
}

internal import Coverage

/// Files under their folders, each folder with the totals of everything below it.
struct FolderTree {
  /// One line of the tree, in the order in which it is shown.
  struct Row {
    enum Content {
      /// A chain of folders that hold nothing but the next one counts as one folder.
      ///
      /// - Parameter parent: the path of the folder it is shown in; empty for none.
      case folder(path: String, parent: String)
      case file(FileCoverage)
    }

    let content: Content
    let depth: Int
    let totals: Totals
  }

  private(set) var rows: [Row] = []

  /// - Parameter files: in the order of their paths.
  init(_ files: [FileCoverage]) {
    add(files.map(Entry.init)[...], under: 0, depth: 0)
  }

  /// The files in the order in which they are shown.
  var files: [FileCoverage] {
    rows.compactMap { row in
      if case .file(let file) = row.content { file } else { nil }
    }
  }

  /// The times of the rows, of a folder those of all below it.
  func times(_ time: (FileCoverage) -> Int) -> [Int] {
    var times = [Int](repeating: 0, count: rows.count)
    var below: [Int: Int] = [:]
    for (place, row) in rows.enumerated().reversed() {
      switch row.content {
      case .file(let file): times[place] = time(file)
      case .folder: times[place] = below.removeValue(forKey: row.depth + 1) ?? 0
      }
      below[row.depth, default: 0] += times[place]
    }
    return times
  }

  private struct Entry {
    let file: FileCoverage
    let totals: Totals

    /// The components of the path; an absolute path starts with an empty one.
    let parts: [Substring]

    init(_ file: FileCoverage) {
      self.file = file
      totals = file.totals
      parts = file.path.split(separator: "/", omittingEmptySubsequences: false)
    }

    func isInFolder(at level: Int) -> Bool { parts.count > level + 1 }
  }

  /// Adds entries that share their first `level` components: folders first, then files.
  private mutating func add(_ entries: ArraySlice<Entry>, under level: Int, depth: Int) {
    var rest = entries.filter { $0.isInFolder(at: level) }[...]
    while let first = rest.first {
      let folder = rest.prefix { $0.parts[level] == first.parts[level] }
      add(folder: folder, under: level, depth: depth)
      rest = rest.dropFirst(folder.count)
    }
    for entry in entries where !entry.isInFolder(at: level) {
      rows.append(Row(content: .file(entry.file), depth: depth, totals: entry.totals))
    }
  }

  private mutating func add(folder: ArraySlice<Entry>, under level: Int, depth: Int) {
    guard let first = folder.first else { return }
    var end = level + 1
    while folder.allSatisfy({ $0.isInFolder(at: end) && $0.parts[end] == first.parts[end] }) {
      end += 1
    }
    let totals = folder.reduce(Totals()) { $0 + $1.totals }
    let content = Row.Content.folder(
      path: Self.path(first.parts[..<end]), parent: Self.path(first.parts[..<level]))
    rows.append(Row(content: content, depth: depth, totals: totals))
    add(folder, under: end, depth: depth + 1)
  }

  /// Folders end in a slash, so that the root is told from nothing.
  private static func path(_ parts: ArraySlice<Substring>) -> String {
    parts.map { "\($0)/" }.joined()
  }
}

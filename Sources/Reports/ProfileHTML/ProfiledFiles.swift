internal import Files
internal import Profiler

/// The files of a profile's functions: how they are shown, and which have a page.
struct ProfiledFiles {
  struct File {
    let path: String

    /// The path as far as it tells something.
    let shown: String

    /// The name of its page; nil where there is no text.
    let page: String?

    /// Whether it is the program's own and not a library's.
    let isOwn: Bool
  }

  /// In the order in which functions name them.
  let all: [File]

  /// For each function the place in `all`; nil for what has no file.
  let ofFunction: [Int?]

  init(_ profile: Profile, _ sources: ProfileSources) {
    var places: [String: Int] = [:]
    var taken: Set<String> = []
    var all: [File] = []
    ofFunction = profile.functions.map { function in
      guard function.kind == .python, !function.file.isEmpty else { return nil }
      if let place = places[function.file] { return place }
      let short = Self.shown(function.file, root: sources.root)
      let shown = taken.insert(short.text).inserted ? short.text : function.file
      let hasText = sources.texts[function.file] != nil
      places[function.file] = all.count
      all.append(
        File(
          path: function.file, shown: shown, page: hasText ? PageName.page(of: shown) : nil,
          isOwn: short.isOwn))
      return all.count - 1
    }
    self.all = all
  }

  /// The path below the root, or below the folder that Python has its libraries in.
  private static func shown(_ path: String, root: String) -> (text: String, isOwn: Bool) {
    let isLibrary = path.contains("/site-packages/") || path.contains("/dist-packages/")
    if !isLibrary, !root.isEmpty, path.hasPrefix(root + "/") {
      return (String(path.dropFirst(root.utf8.count + 1)), true)
    }
    for folder in ["/site-packages/", "/dist-packages/"] {
      if let end = Self.end(of: folder, in: path) { return (String(path[end...]), false) }
    }
    if let start = Self.end(of: "/lib/python3.", in: path),
      let end = path[start...].firstIndex(of: "/")
    {
      return (String(path[path.index(after: end)...]), false)
    }
    return (path, false)
  }

  private static func end(of part: String, in path: String) -> String.Index? {
    let (bytes, wanted) = (path.utf8, part.utf8)
    var start = bytes.startIndex
    while start != bytes.endIndex {
      if bytes[start...].starts(with: wanted) { return bytes.index(start, offsetBy: wanted.count) }
      start = bytes.index(after: start)
    }
    return nil
  }
}

package import Files

/// Where the pages of a report go, one after the other.
package protocol PageSink {
  /// - Parameter name: relative to the report's folder; never has a slash.
  mutating func write(_ name: String, _ bytes: [UInt8]) throws(FileError)

  /// Whether a page is there already and begins so; its beginning tells all of its content.
  func holds(_ name: String, beginning: [UInt8]) -> Bool
}

extension PageSink {
  package func holds(_ name: String, beginning: [UInt8]) -> Bool { false }
}

/// Keeps the pages in memory, in the order in which they were written.
package struct PageList: PageSink {
  package private(set) var pages: [(name: String, bytes: [UInt8])] = []

  package init() {}

  package mutating func write(_ name: String, _ bytes: [UInt8]) throws(FileError) {
    pages.append((name, bytes))
  }
}

/// Writes the pages into a folder, which is made when it is missing.
///
/// A new folder is ignored by Git: the report is made anew on every run.
package struct PageFolder: PageSink {
  package let path: String

  /// What is in the folder; to look for each page would cost as much as to write it.
  private var names: Set<String>

  package init(_ path: String) throws(FileError) {
    self.path = path
    try Files.makeFolder(path)
    names = Set(try Files.list(path))
    let ignore = ".gitignore"
    if !names.contains(ignore) {
      try Files.write(Array("*\n".utf8), to: Paths.join(path, ignore))
    }
  }

  package func holds(_ name: String, beginning: [UInt8]) -> Bool {
    guard names.contains(name) else { return false }
    let start = try? Files.readStart(of: Paths.join(path, name), count: beginning.count)
    return start == beginning
  }

  /// A page that is there already and the same is left alone, with its time of change.
  package mutating func write(_ name: String, _ bytes: [UInt8]) throws(FileError) {
    let file = Paths.join(path, name)
    if names.contains(name), let old = try? Files.read(file), old == bytes { return }
    try Files.write(bytes, to: file)
    names.insert(name)
  }
}

internal import Files

/// Resolves file names, asking about each folder once.
struct ResolvedFolders: Hashable, Sendable {
  /// By its name, what a folder is called with links resolved as far as it exists.
  private var known: [String: Folder] = [:]

  init() { known.reserveCapacity(48) }

  private struct Folder: Hashable {
    let path: String
    let exists: Bool
  }

  /// `path`, which is absolute, with links resolved as far as it exists.
  mutating func resolve(_ path: String) -> String {
    guard let (above, name) = Self.parts(path), ResolvedPath.link(at: path) != .link else {
      return ResolvedPath.of(path)
    }
    return Self.join(folder(above).path, name)
  }

  /// A folder, or a file, with links resolved; nil where there is none.
  mutating func existing(_ path: String) -> String? {
    let found = folder(path)
    return found.exists ? found.path : nil
  }

  private mutating func folder(_ path: String) -> Folder {
    if let found = known[path] { return found }
    let found = look(at: path)
    known[path] = found
    return found
  }

  /// Only the last part of the name is asked about, the folder above it being known.
  private mutating func look(at path: String) -> Folder {
    if path == "/" { return Folder(path: path, exists: true) }
    if let (above, name) = Self.parts(path) {
      let above = folder(above)
      let link = above.exists ? ResolvedPath.link(at: path) : .missing
      if link != .link {
        return Folder(path: Self.join(above.path, name), exists: link == .none)
      }
    }
    if let real = Files.resolved(path) { return Folder(path: real, exists: true) }
    return Folder(path: ResolvedPath.of(path), exists: false)
  }

  /// The folder and the name of an absolute path; nil where the name is none, or `..`.
  private static func parts(_ path: String) -> (folder: String, name: Substring)? {
    let bytes = path.utf8
    guard bytes.first == .slash, let slash = bytes.lastIndex(of: .slash) else { return nil }
    let name = bytes[bytes.index(after: slash)...]
    guard !name.isEmpty, !name.elementsEqual(".".utf8), !name.elementsEqual("..".utf8) else {
      return nil
    }
    let folder = slash == path.startIndex ? "/" : String(path[..<slash])
    return (folder, Substring(name))
  }

  private static func join(_ folder: String, _ name: Substring) -> String {
    folder == "/" ? "/\(name)" : "\(folder)/\(name)"
  }
}

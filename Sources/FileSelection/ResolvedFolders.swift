internal import Files

/// Resolves file names, asking about each folder once.
struct ResolvedFolders: Sendable {
  private var known: [String: String] = [:]

  /// `path`, which is absolute, with links resolved as far as it exists.
  mutating func resolve(_ path: String) -> String {
    let bytes = path.utf8
    guard let slash = bytes.lastIndex(of: .slash), slash > path.startIndex,
      Self.isPlain(bytes[bytes.index(after: slash)...]), ResolvedPath.linkTarget(path) == nil
    else { return ResolvedPath.of(path) }
    let folder = String(path[..<slash])
    let name = path[bytes.index(after: slash)...]
    let resolved: String
    if let found = known[folder] {
      resolved = found
    } else {
      resolved = ResolvedPath.of(folder)
      known[folder] = resolved
    }
    return resolved == "/" ? "/\(name)" : "\(resolved)/\(name)"
  }

  private static func isPlain(_ name: Substring.UTF8View) -> Bool {
    !name.isEmpty && !name.elementsEqual(".".utf8) && !name.elementsEqual("..".utf8)
  }
}

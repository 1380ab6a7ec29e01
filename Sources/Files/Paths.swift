/// Paths as text: joined, split and made absolute without asking the disk.
package enum Paths {
  /// `path` below `folder`, or `path` itself when it is absolute.
  package static func join(_ folder: String, _ path: String) -> String {
    if path.hasPrefix("/") || folder.isEmpty { return path }
    return folder.hasSuffix("/") ? folder + path : "\(folder)/\(path)"
  }

  /// An absolute path with `.`, `..` and double slashes taken out, as `os.path.abspath` does.
  package static func absolute(_ path: String, in folder: String = Files.workingFolder) -> String {
    let whole = join(folder, path)
    if isPlain(whole) { return whole }
    var parts: [Substring] = []
    for part in whole.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }

  /// The last component.
  package static func name(_ path: String) -> String {
    let bytes = path.utf8
    return bytes.lastIndex(of: slash).map { String(path[bytes.index(after: $0)...]) } ?? path
  }

  /// Everything before the last component; empty when there is none.
  package static func folder(_ path: String) -> String {
    guard let end = path.utf8.lastIndex(of: slash) else { return "" }
    return end == path.startIndex ? "/" : String(path[..<end])
  }

  /// `path` relative to `folder` when it lies below it, unchanged otherwise.
  package static func relative(_ path: String, to folder: String) -> String {
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    guard path.utf8.starts(with: prefix.utf8) else { return path }
    return String(path[path.utf8.index(path.startIndex, offsetBy: prefix.utf8.count)...])
  }

  /// Whether a path is absolute and has nothing to take out.
  private static func isPlain(_ path: String) -> Bool {
    var previous: UInt8 = 0
    for byte in path.utf8 {
      if previous == 0, byte != slash { return false }
      // Names that begin with a dot are looked at more closely.
      if previous == slash, byte == slash || byte == UInt8(ascii: ".") { return false }
      previous = byte
    }
    return previous != 0 && previous != slash
  }

  private static let slash = UInt8(ascii: "/")
}

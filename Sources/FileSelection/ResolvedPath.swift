internal import Files
internal import Glibc

/// Absolute paths with links resolved as far as they exist, as Python's `os.path.realpath`.
enum ResolvedPath {
  /// What does not exist, such as the members of a zip file, keeps its name.
  static func of(_ path: String) -> String {
    if let real = Files.resolved(path) { return real }
    let absolute = path.utf8.first == .slash ? path : Paths.join(Files.workingFolder, path)
    let trimmed = trimming(absolute)
    guard let slash = trimmed.utf8.lastIndex(of: .slash) else { return absolute }
    let name = trimmed[trimmed.utf8.index(after: slash)...]
    guard slash > trimmed.startIndex else { return Paths.absolute(trimmed) }
    let folder = of(String(trimmed[..<slash]))
    if let target = linkTarget(absolute), !isLoop(absolute) {
      return of(Paths.join(folder, target))
    }
    return Paths.absolute("\(folder)/\(name)")
  }

  private static func trimming(_ path: String) -> String {
    var end = path.endIndex
    while end > path.startIndex, path.utf8[path.utf8.index(before: end)] == .slash {
      end = path.utf8.index(before: end)
    }
    return String(path[..<end])
  }

  /// Whether following links from here never ends.
  private static func isLoop(_ path: String) -> Bool {
    unsafe access(path, F_OK) != 0 && errno == ELOOP
  }

  enum Link {
    case link
    /// Something else is there.
    case none
    case missing
  }

  /// Whether there is a link, or anything, at `path`.
  static func link(at path: String) -> Link {
    var start: CChar = 0
    if unsafe readlink(path, &start, 1) >= 0 { return .link }
    return errno == EINVAL ? .none : .missing
  }

  /// Where a link points; nil for anything else.
  static func linkTarget(_ path: String) -> String? {
    let target = unsafe [UInt8](unsafeUninitializedCapacity: Int(PATH_MAX)) { buffer, count in
      let length = unsafe buffer.withMemoryRebound(to: CChar.self) {
        guard let start = $0.baseAddress else { return 0 }
        return unsafe readlink(path, start, $0.count)
      }
      count = max(length, 0)
    }
    return target.isEmpty ? nil : String(decoding: target, as: UTF8.self)
  }

  /// Whether `path` is `folder` or lies below it; both resolved.
  static func isInside(_ path: String, _ folder: String) -> Bool {
    let path = path.utf8
    let folder = folder.utf8
    let count = folder.count
    guard path.count >= count, begins(path, with: folder) else { return false }
    return path.count == count || path[path.index(path.startIndex, offsetBy: count)] == .slash
  }

  /// Whether the first bytes of `path`, which is no shorter, are those of `folder`.
  private static func begins(_ path: String.UTF8View, with folder: String.UTF8View) -> Bool {
    let answer = unsafe path.withContiguousStorageIfAvailable { path in
      unsafe folder.withContiguousStorageIfAvailable { folder in
        guard let start = path.baseAddress, let wanted = folder.baseAddress else {
          return folder.isEmpty
        }
        return unsafe memcmp(start, wanted, folder.count) == 0
      }
    }
    return (answer ?? nil) ?? path.starts(with: folder)
  }

  static func isInside(_ path: String, any folders: [String]) -> Bool {
    for folder in folders where isInside(path, folder) { return true }
    return false
  }
}

internal import Files

/// The commit that the working folder is at.
enum Commit {
  /// The beginning of its name; nil outside of git's repositories.
  static var current: String? {
    guard let root = RepositoryRoot.above(Files.workingFolder) else { return nil }
    let folder = Paths.join(root, ".git")
    guard let head = text(Paths.join(folder, "HEAD")) else { return nil }
    guard head.hasPrefix("ref: ") else { return short(head) }
    let name = String(head.dropFirst(5))
    return (text(Paths.join(folder, name)) ?? packed(name, folder)).flatMap(short)
  }

  private static func packed(_ name: String, _ folder: String) -> String? {
    text(Paths.join(folder, "packed-refs"))?.split(separator: "\n")
      .first { $0.hasSuffix(" \(name)") }.map(String.init)
  }

  /// Nil for what is no commit's name.
  private static func short(_ name: String) -> String? {
    let digits = name.prefix { $0.isHexDigit }
    return digits.count >= 40 ? String(digits.prefix(10)) : nil
  }

  private static func text(_ path: String) -> String? {
    guard let bytes = try? Files.read(path) else { return nil }
    return String(decoding: bytes.last == 10 ? bytes.dropLast() : bytes[...], as: UTF8.self)
  }
}

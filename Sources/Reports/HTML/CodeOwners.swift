/// Who looks after which files of a repository, as its file `CODEOWNERS` says.
///
/// A line has a pattern and its owners; the last line whose pattern matches counts. See
/// https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
package struct CodeOwners: Hashable, Sendable {
  fileprivate struct Rule: Hashable, Sendable {
    /// The components of the pattern.
    let parts: [[UInt8]]

    /// Whether files below what matches are meant.
    let isFolder: Bool
    let owners: [String]
  }

  private let rules: [Rule]

  /// Where the files that are reported are, relative to the repository; ends in a slash or is empty.
  private let folder: String

  /// - Parameters:
  ///   - text: the content of the file.
  ///   - folder: where reported paths begin, relative to the top of the repository.
  package init(_ text: String, folder: String = "") {
    self.folder = folder.isEmpty || folder.hasSuffix("/") ? folder : folder + "/"
    rules = text.split(whereSeparator: \.isNewline).compactMap { line -> Rule? in
      let words = line.prefix { $0 != "#" }.split(whereSeparator: \.isWhitespace)
      // Sections of GitLab's files.
      guard let pattern = words.first, !pattern.hasPrefix("["), !pattern.hasPrefix("^[") else {
        return nil
      }
      return Rule(pattern: pattern, owners: words.dropFirst().map(String.init))
    }
  }

  /// The owners of a reported file; none where no line says.
  package func owners(of path: String) -> [String] {
    let parts = (folder + path).utf8.split(separator: UInt8(ascii: "/")).map(Array.init)
    return rules.last { $0.matches(parts) }?.owners ?? []
  }
}

extension CodeOwners.Rule {
  init(pattern: Substring, owners: [String]) {
    var parts = pattern.utf8.split(separator: UInt8(ascii: "/")).map(Array.init)
    // A pattern without a slash inside means what is called so in any folder.
    if !pattern.dropLast().contains("/") { parts.insert(Array("**".utf8), at: 0) }
    self.init(
      parts: parts,
      isFolder: pattern.hasSuffix("/")
        || parts.last.map { !$0.contains(UInt8(ascii: "*")) } ?? true,
      owners: owners)
  }

  func matches(_ path: [[UInt8]]) -> Bool { Self.matches(parts[...], path[...], isFolder) }

  private static func matches(
    _ pattern: ArraySlice<[UInt8]>, _ path: ArraySlice<[UInt8]>, _ isFolder: Bool
  ) -> Bool {
    guard let first = pattern.first else { return path.isEmpty || isFolder }
    if first == Array("**".utf8) {
      if pattern.count == 1 { return !path.isEmpty }
      return path.indices.contains { matches(pattern.dropFirst(), path[$0...], isFolder) }
    }
    guard let name = path.first, matches(first[...], name[...]) else { return false }
    return matches(pattern.dropFirst(), path.dropFirst(), isFolder)
  }

  /// `*` stands for any bytes, `?` for one.
  private static func matches(_ pattern: ArraySlice<UInt8>, _ name: ArraySlice<UInt8>) -> Bool {
    guard let first = pattern.first else { return name.isEmpty }
    if first == UInt8(ascii: "*") {
      return (name.startIndex...name.endIndex).contains {
        matches(pattern.dropFirst(), name[$0...])
      }
    }
    guard let byte = name.first, first == UInt8(ascii: "?") || first == byte else { return false }
    return matches(pattern.dropFirst(), name.dropFirst())
  }
}

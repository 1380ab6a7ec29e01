internal import Files

/// Where source trees of other machines are found on this one (`[paths]`).
///
/// A path that begins with one of the patterns gets the rule's root instead, if there is a file
/// then; the first rule of which that is true decides. Paths that no rule fits stay as they are.
package struct PathAliases: Sendable {
  private struct Rule: Sendable {
    let pattern: RootPattern
    let root: String
  }

  private var rules: [Rule] = []

  /// Roots for which a rule was made because a recorded path is relative.
  private var impliedRoots: Set<String> = []

  private let folder: String
  private let isRelative: Bool
  private let exists: @Sendable (String) -> Bool

  /// - Parameters:
  ///   - groups: the roots of each source tree, the one on this machine first.
  ///   - folder: the folder that relative paths start from.
  ///   - isRelative: whether recorded paths are kept relative (`relative_files`).
  ///   - exists: whether there is a source at a path.
  package init(
    _ groups: [[String]], in folder: String = Files.workingFolder, isRelative: Bool = false,
    exists: @escaping @Sendable (String) -> Bool = SourceReader.exists
  ) throws(PathAliasError) {
    self.folder = folder
    self.isRelative = isRelative
    self.exists = exists
    for group in groups {
      guard let root = group.first else { continue }
      for pattern in group.dropFirst() { try add(pattern, root) }
    }
  }

  private mutating func add(_ text: String, _ root: String) throws(PathAliasError) {
    let separator = Self.separator(in: text)
    var pattern = text.utf8.count > 1 ? Self.trimmed(text) : text
    if pattern.hasSuffix("*") { throw .endsWithWildcard(text) }
    if !isRelative, !pattern.hasPrefix("*"), !Self.isAbsolute(pattern + separator) {
      pattern = absolute(pattern)
    }
    if !pattern.hasSuffix(separator) { pattern += separator }
    let result = Self.trimmed(root) + Self.separator(in: root)
    rules.append(Rule(pattern: try RootPattern(pattern), root: result))
  }

  /// Whether a path can make a rule for those that come after it.
  var learnsRules: Bool { isRelative }

  /// The path on this machine of what was recorded as `path`.
  package mutating func map(_ path: String) -> String {
    if let mapped = applyRules(to: path) { return mapped }
    guard isRelative else { return path }
    let relative = Paths.relative(path, to: folder)
    guard !Self.isAbsolute(relative) else { return relative }
    guard let slash = relative.unicodeScalars.firstIndex(where: \.isSlash) else { return relative }
    let first = String(relative[..<slash])
    guard impliedRoots.insert(first).inserted,
      let pattern = try? RootPattern("*/\(Self.escaped(first))/")
    else { return relative }
    rules.append(Rule(pattern: pattern, root: "\(first)/"))
    return applyRules(to: relative) ?? relative
  }

  private func applyRules(to path: String) -> String? {
    let scalars = Array(path.unicodeScalars)
    for rule in rules {
      guard let length = rule.pattern.matchLength(in: scalars) else { continue }
      let mapped = rewritten(path, dropping: length, for: rule)
      if exists(Paths.join(folder, mapped)) { return mapped }
    }
    return nil
  }

  private func rewritten(_ path: String, dropping length: Int, for rule: Rule) -> String {
    let from = Self.separator(in: path)
    let to = Self.separator(in: rule.root)
    var mapped = rule.root + String(path.unicodeScalars.dropFirst(length))
    if from != to {
      mapped = String(mapped.map { String($0) == from ? Character(to) : $0 })
    }
    if !isRelative { mapped = absolute(mapped) }
    let hasDottedRoot = Self.startsWithDot(rule.root) && rule.root.utf8.count > 2
    return Self.startsWithDot(mapped) && !hasDottedRoot ? String(mapped.dropFirst(2)) : mapped
  }

  private func absolute(_ path: String) -> String {
    let absolute = Paths.absolute(path, in: folder)
    return Files.resolved(absolute) ?? absolute
  }

  private static func startsWithDot(_ path: String) -> Bool {
    path.hasPrefix("./") || path.hasPrefix(".\\")
  }

  /// The kind of slash that a path uses.
  private static func separator(in path: String) -> String {
    path.unicodeScalars.first { $0.isSlash } == "\\" ? "\\" : "/"
  }

  private static func trimmed(_ path: String) -> String {
    var scalars = path.unicodeScalars[...]
    while let last = scalars.last, last.isSlash { scalars.removeLast() }
    return String(scalars)
  }

  /// Whether a path is absolute on some system, Windows included.
  private static func isAbsolute(_ path: String) -> Bool {
    let scalars = Array(path.unicodeScalars.prefix(3))
    if scalars.first == "/" || scalars.starts(with: ["\\", "\\"]) { return true }
    return scalars.count == 3 && scalars[1] == ":" && scalars[2].isSlash
  }

  /// A name as a pattern that matches nothing else.
  private static func escaped(_ name: String) -> String {
    name.map { "*?[]".contains($0) ? "?" : String($0) }.joined()
  }
}

/// A pattern for file paths, with the meaning it has in coverage.py's `include` and `omit`.
///
/// `*`, `?` and `[..]` stay within one name, `**/` stands for any folders or none, a final `/*` for
/// everything below, and a pattern without a slash matches a name in any folder. The whole path
/// must match. A slash also matches a backslash, so that data from Windows can be filtered.
package struct PathGlob: Hashable, Sendable {
  /// The text it was made from.
  package let pattern: String
  let elements: [Element]

  /// How many elements can stand for texts of different lengths.
  let runCount: Int

  enum Element: Hashable, Sendable {
    case byte(UInt8)
    case slash

    /// One character that is no slash.
    case anyCharacter

    /// Any number of characters that are no slashes.
    case anyName

    /// Any folders with their final slash, or nothing.
    case anyFolders

    /// A slash and whatever follows.
    case subtree
    case oneOf(CharacterClass)

    var isRun: Bool {
      switch self {
      case .anyName, .anyFolders, .subtree: true
      case .byte, .slash, .anyCharacter, .oneOf: false
      }
    }
  }

  /// What stands between square brackets: a set as in Python's regular expressions.
  struct CharacterClass: Hashable, Sendable {
    var isNegated = false
    var ranges: [ClosedRange<UInt32>] = []

    func contains(_ character: UInt32) -> Bool {
      ranges.contains { $0.contains(character) } != isNegated
    }
  }

  /// - Throws: `SelectionError.badPattern` for `***`, `x**`, `**x`, `**/**` and brackets that do
  ///   not pair up.
  package init(_ pattern: String) throws(SelectionError) {
    var parser = PathGlobParser(pattern)
    let elements = try parser.elements()
    self.pattern = pattern
    self.elements = elements
    runCount = elements.count { $0.isRun }
  }

  package func matches(_ path: String) -> Bool {
    var matcher = PathGlobMatcher(self, path)
    return matcher.matches()
  }
}

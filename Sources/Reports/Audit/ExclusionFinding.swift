/// An exclusion that does not do what it was likely written for.
package struct ExclusionFinding: Hashable, Sendable {
  package let kind: Kind

  /// The source, or the configuration file; nil for a pattern from nowhere in particular.
  package let path: String?
  package let line: Int?

  /// The comment or the pattern.
  package let found: String

  /// What would be right, to be read after a colon.
  package let remedy: String

  package enum Kind: String, Hashable, Sendable {
    /// A comment that looks like an exclusion, but no pattern matches it.
    case misspelt = "misspelt-exclusion"

    /// A comment that is matched where there is nothing to exclude.
    case useless = "useless-exclusion"

    /// A pattern of the settings that matches nothing in any file.
    case unmatched = "unmatched-pattern"
  }
}

extension ExclusionFinding: CustomStringConvertible {
  package var description: String {
    let place = [path, line.map { "\($0)" }].compactMap(\.self).joined(separator: ":")
    return "\(place.isEmpty ? "" : "\(place): ")'\(found)' \(problem): \(remedy) (\(kind.rawValue))"
  }

  private var problem: String {
    switch kind {
    case .misspelt: "is matched by no pattern"
    case .useless: "has nothing to exclude"
    case .unmatched: "matches no line"
    }
  }
}

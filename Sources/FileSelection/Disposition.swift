/// Whether the code of a file is measured.
package enum Disposition: Hashable, Sendable {
  /// Yes, and recorded under this path: absolute, links resolved.
  case measured(as: String)
  case skipped(SkipReason)
}

/// Why the code of a file is not measured.
package enum SkipReason: Hashable, Sendable {
  case notAFile
  case emptyName
  case inMemory
  case notUTF8

  /// Part of the tool itself.
  case own
  case outsideSource
  case thirdPartyInsideSource
  case notIncluded
  case thirdParty
  case standardLibrary
  case omitted
}

extension SkipReason: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notAFile: "its name is not that of a file"
    case .emptyName: "it has no name"
    case .inMemory: "it lives in memory only"
    case .notUTF8: "its name is not UTF-8"
    case .own: "it is part of pycov"
    case .outsideSource: "it is outside the source"
    case .thirdPartyInsideSource: "it is inside the source, but a third party's"
    case .notIncluded: "no include pattern matches"
    case .thirdParty: "it is a third party's"
    case .standardLibrary: "it is in the standard library"
    case .omitted: "an omit pattern matches"
    }
  }
}

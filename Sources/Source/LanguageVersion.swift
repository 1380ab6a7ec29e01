/// The minor version of Python 3 whose grammar and compiler decide what a text means.
package struct LanguageVersion: Hashable, Sendable, Comparable {
  package let minor: Int

  package init(minor: Int) { self.minor = minor }

  package static let python312 = LanguageVersion(minor: 12)
  package static let python313 = LanguageVersion(minor: 13)
  package static let python314 = LanguageVersion(minor: 14)
  package static let python315 = LanguageVersion(minor: 15)

  package static func < (a: LanguageVersion, b: LanguageVersion) -> Bool { a.minor < b.minor }
}

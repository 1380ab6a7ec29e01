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

// What differs between versions in what the compiler makes of a text.
extension LanguageVersion {
  /// Whether a test that only folding makes constant, such as `-1` or `()`, decides what is compiled.
  var testsFoldedConstants: Bool { self < .python314 }

  /// Whether `f""` is as constant as `""`.
  var foldsEmptyFormattedStrings: Bool { self >= .python313 }

  /// Whether annotations are compiled to functions of their own.
  var defersAnnotations: Bool { self >= .python314 }

  var hasTemplateStrings: Bool { self >= .python314 }

  var hasTypeParameterDefaults: Bool { self >= .python313 }

  /// Whether `except A, B:` needs no parentheses.
  var hasBareExceptLists: Bool { self >= .python314 }

  var hasLazyImports: Bool { self >= .python315 }

  /// Whether `[*x for x in y]` is allowed.
  var unpacksInComprehensions: Bool { self >= .python315 }
}

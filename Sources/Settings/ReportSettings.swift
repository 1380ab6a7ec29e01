/// `[report]`: what every report shows and leaves out.
package struct ReportSettings: Hashable, Sendable {
  /// Replaces the default exclusions.
  package var excludeLines = ReportSettings.defaultExclusions

  /// Adds to them.
  package var excludeAlso: [String] = []

  /// The least total in per cent.
  package var failUnder = 0.0

  /// The least totals of some files, each to be reached.
  package var failUnderFor: [PathThreshold] = []

  /// "text", "markdown" or "total".
  package var format: String?
  package var ignoreErrors = false

  /// Nil when the key is not there.
  package var include: [String]?
  package var omit: [String]?
  package var includeNamespacePackages = false
  package var partialBranches = ReportSettings.defaultPartialBranches
  package var partialBranchesAlways = ReportSettings.defaultPartialBranchesAlways
  package var partialAlso: [String] = []

  /// Digits after the decimal point.
  package var precision = 0
  package var contexts: [String]?

  /// Whether coverage.py's answers are given where it is known to be wrong.
  package var compat = false
  package var showMissing = false
  package var skipCovered = false
  package var skipEmpty = false

  /// A column's name, with "-" before it for the other direction.
  package var sort: String?

  package init() {}

  /// The expressions of lines that do not count.
  package var exclusions: [String] { excludeLines + excludeAlso }

  /// The expressions of lines whose branches need not all be taken.
  package var partialExclusions: [String] { partialBranches + partialAlso + partialBranchesAlways }

  /// A comment that says so, a body that is `...`, and what is for type checkers only.
  package static let defaultExclusions = [
    #"#\s*(pragma|PRAGMA)[:\s]?\s*(no|NO)\s*(cover|COVER)"#,
    #"^\s*(((async )?def .*?)?[\])]+(\s*->.*?)?:\s*)?\.\.\.\s*(#|$)"#,
    #"^\s*if (typing\.)?TYPE_CHECKING:"#,
  ]

  /// A comment that says so.
  package static let defaultPartialBranches = [
    #"#\s*(pragma|PRAGMA)[:\s]?\s*(no|NO)\s*(branch|BRANCH)"#
  ]

  /// Conditions that are constant.
  package static let defaultPartialBranchesAlways = [
    #"^\s*while (True|1|False|0):"#,
    #"^\s*if (True|1|False|0):"#,
  ]
}

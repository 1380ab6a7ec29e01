/// `[html]`: the pages.
package struct HTMLSettings: Hashable, Sendable {
  package var folder = "htmlcov"

  /// A style sheet of the user's to add.
  package var extraCSS: String?
  package var showContexts = false

  /// Nil when `[report]` decides.
  package var skipCovered: Bool?
  package var skipEmpty: Bool?
  package var title = "Coverage report"

  package init() {}
}

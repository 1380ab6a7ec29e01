/// A pattern of the settings, and where it stands.
package struct AuditedPattern: Hashable, Sendable {
  package let pattern: String

  /// The setting, such as `exclude_also`.
  package let key: String

  /// The configuration file and the line; nil for a pattern that is the default.
  package let place: Place?

  package struct Place: Hashable, Sendable {
    package let path: String
    package let line: Int?

    package init(path: String, line: Int?) {
      self.path = path
      self.line = line
    }
  }

  package init(_ pattern: String, key: String, place: Place?) {
    self.pattern = pattern
    self.key = key
    self.place = place
  }
}

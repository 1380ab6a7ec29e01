/// Something in a configuration that is likely a mistake, but stops nothing.
package struct SettingsWarning: Hashable, Sendable, CustomStringConvertible {
  /// Its documented name, by which `disable_warnings` silences it.
  package let slug: String
  package let text: String

  package var description: String { "\(text) (\(slug))" }
}

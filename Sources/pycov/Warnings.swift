internal import Settings
internal import Tooling

/// Warnings with a name, by which settings can turn them off.
struct Warnings {
  private let disabled: [String]

  init(_ settings: Settings) { disabled = settings.run.disableWarnings }

  func say(_ text: String, _ slug: String) {
    if !disabled.contains(slug) { Terminal.complain("\(text) (\(slug))") }
  }
}

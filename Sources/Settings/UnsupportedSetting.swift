/// A setting that is understood but does nothing yet.
package struct UnsupportedSetting: Hashable, Sendable {
  /// Such as "run.branch".
  package let key: String
  package let reason: String
}

extension Settings {
  /// The settings that differ from their default and do nothing yet, in the order of the keys.
  package var unsupported: [UnsupportedSetting] {
    let standard = Settings()
    let keys = SettingKey.all.compactMap { key -> UnsupportedSetting? in
      guard let reason = Settings.reasons[key.text] ?? Settings.reasons[key.section] else {
        return nil
      }
      guard key.shown(in: self) != key.shown(in: standard) else { return nil }
      return UnsupportedSetting(key: key.text, reason: reason)
    }
    let sections = plugins.keys.sorted().map {
      UnsupportedSetting(key: $0, reason: "plugins are not loaded")
    }
    return keys + sections
  }

  /// Why, by key or by section.
  private static let reasons = [
    "run.core": "there is one way of measuring",
    "run.debug_file": "debug output goes to the standard error",
    "run.plugins": "plugins are not loaded",
    "run.timid": "there is one way of measuring",
  ]
}

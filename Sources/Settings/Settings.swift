/// Everything that a configuration file or the command line can choose.
///
/// Sections and keys are coverage.py's, so that its configuration files mean here what they mean
/// there: https://coverage.readthedocs.io/en/7.17.3/config.html
package struct Settings: Hashable, Sendable {
  package var run = RunSettings()
  package var paths: [PathSettings] = []
  package var report = ReportSettings()
  package var html = HTMLSettings()
  package var xml = XMLSettings()
  package var json = JSONSettings()
  package var lcov = LCOVSettings()

  /// What is set in the section of each plugin that `run.plugins` names.
  package var plugins: [String: [String: String]] = [:]

  package init() {}

  /// A copy that `change` was applied to: how the command line overrides the file.
  package func with(_ change: (inout Settings) -> Void) -> Settings {
    var copy = self
    change(&copy)
    return copy
  }
}

/// Several places of the same sources: files of any of them are one, and the first names it.
package struct PathSettings: Hashable, Sendable {
  package let name: String
  package let places: [String]

  package init(name: String, places: [String]) {
    self.name = name
    self.places = places
  }
}

internal import Files
internal import Reports
internal import Settings

/// The patterns of the settings, each with the place in the configuration file that it is from.
struct ConfiguredPatterns {
  private let loaded: LoadedSettings

  /// The lines of the configuration file.
  private let lines: [Substring]
  private let path: String?

  init(_ loaded: LoadedSettings) {
    self.loaded = loaded
    path = loaded.file.map { Paths.relative($0, to: Files.workingFolder) }
    let bytes = loaded.file.flatMap { try? Files.read($0) } ?? []
    lines = String(decoding: bytes, as: UTF8.self)
      .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
  }

  var exclusions: [AuditedPattern] {
    let report = loaded.settings.report
    return patterns("exclude_lines", report.excludeLines)
      + patterns("exclude_also", report.excludeAlso)
  }

  var partials: [AuditedPattern] {
    let report = loaded.settings.report
    return patterns("partial_branches", report.partialBranches)
      + patterns("partial_also", report.partialAlso)
      + patterns("partial_branches_always", report.partialBranchesAlways)
  }

  private func patterns(_ key: String, _ values: [String]) -> [AuditedPattern] {
    let isConfigured = loaded.origins["report.\(key)"] != nil
    return values.map { value in
      let place =
        isConfigured ? path.map { AuditedPattern.Place(path: $0, line: line(value)) } : nil
      return AuditedPattern(value, key: key, place: place)
    }
  }

  /// The line that has a pattern, as it is or as it stands in double quotes of TOML.
  private func line(_ pattern: String) -> Int? {
    let quoted = pattern.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return lines.firstIndex { $0.contains(pattern) || $0.contains(quoted) }.map { $0 + 1 }
  }
}

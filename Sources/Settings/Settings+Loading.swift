extension Settings {
  /// The settings of the configuration file and the environment.
  ///
  /// Looked for, until one has settings: `.coveragerc`, `.coveragerc.toml`, `setup.cfg`, `tox.ini`
  /// and `pyproject.toml` in `folder`. The environment (`COVERAGE_FILE`, `COVERAGE_DEBUG`,
  /// `COVERAGE_CORE`) goes before the file; the command line goes before both, with `with(_:)`.
  ///
  /// - Parameters:
  ///   - explicitFile: what `--rcfile` names, the only file to read then; empty for no file at
  ///     all; nil for `COVERAGE_RCFILE` or else the search.
  ///   - folder: the working folder.
  /// - Throws: for a file that is missing though named, or wrong in itself or in a value.
  package static func load(
    explicitFile: String?, folder: String, environment: [String: String]
  ) throws(SettingsError) -> LoadedSettings {
    var loader = SettingsLoader(folder: folder, environment: environment)
    return try loader.load(explicitFile: explicitFile)
  }
}

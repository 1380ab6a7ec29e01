internal import Files

/// Looks for the configuration and puts it together.
struct SettingsLoader {
  let folder: String
  let environment: [String: String]
  private var settings = Settings()
  private var file: String?
  private var attempted: [String] = []
  private var warnings: [SettingsWarning] = []
  private var origins: [String: LoadedSettings.Origin] = [:]

  init(folder: String, environment: [String: String]) {
    self.folder = folder
    self.environment = environment
  }

  mutating func load(explicitFile: String?) throws(SettingsError) -> LoadedSettings {
    if explicitFile != "" { try loadFile(explicitFile) }
    applyEnvironment()
    if let forced = environment["COVERAGE_FORCE_CONFIG"], !forced.isEmpty {
      _ = try use(forced, isOurs: true)
    }
    try finish()
    return LoadedSettings(
      settings: settings, file: file, attempted: attempted, warnings: warnings, origins: origins)
  }

  private mutating func loadFile(_ explicitFile: String?) throws(SettingsError) {
    if let explicit = try explicit(explicitFile) {
      guard try use(explicit, isOurs: true) else {
        throw .unreadable(file: explicit, reason: "there is no such file")
      }
      return
    }
    let candidates = [
      (".coveragerc", true), (".coveragerc.toml", true), ("setup.cfg", false), ("tox.ini", false),
      ("pyproject.toml", false),
    ]
    for (name, isOurs) in candidates where try use(name, isOurs: isOurs) { return }
  }

  /// The file that has to be used; naming the standard one is the same as naming none.
  private func explicit(_ file: String?) throws(SettingsError) -> String? {
    if let file, file != ".coveragerc" { return file }
    guard let variable = environment["COVERAGE_RCFILE"], !variable.isEmpty else { return nil }
    return variable
  }

  /// Takes the settings of a file; false when there is no file or nothing in it for us.
  private mutating func use(_ name: String, isOurs: Bool) throws(SettingsError) -> Bool {
    let path = Paths.absolute(name, in: folder)
    attempted.append(path)
    guard let kind = Files.kind(of: path), kind != .folder else { return false }
    let bytes: [UInt8]
    do {
      bytes = try Files.read(path)
    } catch {
      throw .unreadable(file: name, reason: error.description)
    }
    let contents = try ConfigurationFile.parse(bytes, name: name, isOurs: isOurs)
    let hasSettings = try apply(contents, from: path)
    warnings += contents.warnings + UnknownOptions(settings: settings).warnings(of: contents)
    guard isOurs || hasSettings else { return false }
    file = path
    return true
  }

  private mutating func apply(
    _ contents: ConfigurationFile, from path: String
  ) throws(SettingsError) -> Bool {
    let reader = ValueReader(file: contents.name, environment: environment)
    for key in SettingKey.all {
      guard let section = contents.sections[key.section], let value = section.value(key.name) else {
        continue
      }
      try reader.set(key, to: value, titled: section.title, in: &settings)
      origins[key.text] = .file(path)
    }
    if let section = contents.sections["paths"] {
      for option in section.options {
        settings.paths.append(try reader.paths(option, titled: section.title))
        origins["paths.\(option.name)"] = .file(path)
      }
    }
    let hasPlugins = try applyPlugins(contents, reader)
    return !origins.isEmpty || hasPlugins
  }

  private mutating func applyPlugins(
    _ contents: ConfigurationFile, _ reader: ValueReader
  ) throws(SettingsError) -> Bool {
    for plugin in settings.run.plugins where !SettingKey.sections.contains(plugin) {
      guard let section = contents.sections[plugin] else { continue }
      var options: [String: String] = [:]
      for option in section.options {
        options[option.name] = try reader.text(option, titled: section.title)
      }
      settings.plugins[plugin] = options
    }
    return !settings.plugins.isEmpty
  }

  private mutating func applyEnvironment() {
    if let dataFile = variable("COVERAGE_FILE", for: "run.data_file") {
      settings.run.dataFile = dataFile
    }
    if let debug = variable("COVERAGE_DEBUG", for: "run.debug") {
      settings.run.debug += debug.split(separator: ",", omittingEmptySubsequences: false)
        .map { String($0.trimmed) }
    }
    if settings.run.debugFile == nil {
      settings.run.debugFile = variable("COVERAGE_DEBUG_FILE", for: "run.debug_file")
    }
    if let core = variable("COVERAGE_CORE", for: "run.core") { settings.run.core = core }
  }

  private mutating func variable(_ name: String, for key: String) -> String? {
    guard let value = environment[name], !value.isEmpty else { return nil }
    origins[key] = .environment(name)
    return value
  }

  /// What one setting means for others.
  private mutating func finish() throws(SettingsError) {
    if settings.run.patch.contains("subprocess") { settings.run.parallel = true }
    try settings.check(concurrency: settings.run.concurrency)
  }
}

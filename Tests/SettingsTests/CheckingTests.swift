import Settings
import TestSupport
import Testing

@Suite struct `Values of settings` {
  private func settings(_ text: String) throws -> Settings {
    let folder = try TemporaryFolder()
    try folder.write(text, to: ".coveragerc")
    return try Settings.load(explicitFile: nil, folder: folder.path, environment: [:]).settings
  }

  @Test(
    arguments: [
      ("core = foo", "unknown value 'foo' of 'run.core'; known are 'ctrace', 'pytrace', 'sysmon'"),
      (
        "patch = fork, foo",
        "unknown value 'foo' of 'run.patch'; known are '_exit', 'execv', 'fork', 'subprocess'"
      ),
      (
        "dynamic_context = foo",
        "unknown value 'foo' of 'run.dynamic_context'; known are 'none', 'test_function', 'test'"
      ),
    ])
  func `that a run does not know are refused by it`(line: String, text: String) throws {
    let settings = try settings("[run]\n\(line)\n")
    let error = #expect(throws: SettingsError.self) { try settings.checkForRun() }
    #expect(error?.description == text)
    try settings.checkForReport()
  }

  @Test(
    arguments: [
      ("fail_under = 150", "'report.fail_under' must be from 0 to 100, not 150.0"),
      ("fail_under = -1", "'report.fail_under' must be from 0 to 100, not -1.0"),
      ("precision = -1", "'report.precision' must be 0 or more, not -1"),
    ])
  func `that no report can have are refused by reports`(line: String, text: String) throws {
    let settings = try settings("[report]\n\(line)\n")
    let error = #expect(throws: SettingsError.self) { try settings.checkForReport() }
    #expect(error?.description == text)
    try settings.checkForRun()
  }

  @Test(arguments: ["ctrace", "pytrace", "sysmon"])
  func `that choose among ways to measure are accepted in silence`(core: String) throws {
    let settings = try settings("[run]\ncore = \(core)\ntimid = true\n")
    try settings.checkForRun()
    #expect(settings.unsupported == [])
  }

  @Test func `of the command line are checked as those of the file`() throws {
    let settings = Settings().with { $0.run.concurrency = ["gevent", "eventlet"] }
    #expect(throws: SettingsError.conflictingConcurrency(["eventlet", "gevent"])) {
      try settings.checkForRun()
    }
  }

  @Test func `that ask for plugins say what is lost without them`() throws {
    let settings = try settings("[run]\nplugins = jinja, covdefaults\n[jinja]\nx = 1\n")
    #expect(
      settings.unsupported.map { "\($0.key): \($0.reason)" } == [
        "run.plugins: 'jinja', 'covdefaults' cannot be loaded, so what only plugins measure, such "
          + "as templates, is left out, and settings are not changed by them"
      ])
  }
}

@Suite struct `The environment` {
  private func load(
    _ files: KeyValuePairs<String, String>, _ environment: [String: String]
  ) throws -> LoadedSettings {
    let folder = try TemporaryFolder()
    for (name, text) in files { try folder.write(text, to: name) }
    return try Settings.load(explicitFile: nil, folder: folder.path, environment: environment)
  }

  @Test func `names the file for what debugging says, unless the settings do`() throws {
    let variables = ["COVERAGE_DEBUG_FILE": "a.txt"]
    #expect(try load([:], variables).settings.run.debugFile == "a.txt")
    let rc = "[run]\ndebug_file = b.txt\n"
    #expect(try load([".coveragerc": rc], variables).settings.run.debugFile == "b.txt")
  }

  @Test func `can force settings over those of the file`() throws {
    let loaded = try load(
      [".coveragerc": "[run]\nbranch = false\nparallel = true\n", "f": "[run]\nbranch = true\n"],
      ["COVERAGE_FORCE_CONFIG": "f"])
    #expect(loaded.settings.run.branch)
    #expect(loaded.settings.run.parallel)
    #expect(try load([:], ["COVERAGE_FORCE_CONFIG": "nosuch"]).settings == Settings())
  }

  @Test func `and the command line are told apart in the origins`() throws {
    let loaded = try load([".coveragerc": "[run]\nbranch = true\n"], ["COVERAGE_FILE": "x"])
    let changed = loaded.changed(to: loaded.settings.with { $0.run.context = "c" })
    let origins = changed.entries.filter { $0.origin != .standard }
      .map { "\($0.key): \($0.value) (\($0.origin))" }
    #expect(
      origins == [
        "run.branch: true (\(loaded.file ?? ""))", "run.context: c (command line)",
        "run.data_file: x ($COVERAGE_FILE)",
      ])
  }
}

import PythonRegex
import Settings
import TestSupport
import Testing

/// The settings of a folder with one file.
private func load(
  _ text: String, as name: String = ".coveragerc", _ environment: [String: String] = [:]
) throws -> LoadedSettings {
  let folder = try TemporaryFolder()
  try folder.write(text, to: name)
  return try Settings.load(explicitFile: nil, folder: folder.path, environment: environment)
}

private func warnings(_ text: String, as name: String = ".coveragerc") throws -> [String] {
  try load(text, as: name).warnings.map(\.description)
}

@Test(arguments: [
  (
    "[run]\nbrunch = 1\n",
    "unknown option 'brunch' in [run] of '.coveragerc'; did you mean 'branch'? (unknown-option)"
  ),
  (
    "[run]\nshow_missing = 1\n",
    "unknown option 'show_missing' in [run] of '.coveragerc'; it belongs in [report] (unknown-option)"
  ),
  (
    "[lcov]\nshow_mising = 1\n",
    "unknown option 'show_mising' in [lcov] of '.coveragerc'; did you mean 'show_missing' in [report]? "
      + "(unknown-option)"
  ),
  (
    "[lcov]\nabracadabra = 1\n",
    "unknown option 'abracadabra' in [lcov] of '.coveragerc'; known are 'line_checksums', 'output' "
      + "(unknown-option)"
  ),
  (
    "[reprot]\nx = 1\n",
    "unknown section [reprot] in '.coveragerc'; did you mean 'report'? (unknown-section)"
  ),
  (
    "[abracadabra]\nx = 1\n",
    "unknown section [abracadabra] in '.coveragerc'; known are 'run', 'paths', 'report', 'html', "
      + "'xml', 'json', 'lcov' (unknown-section)"
  ),
])
func `what is unknown is named with what was likely meant`(text: String, warning: String) throws {
  #expect(try warnings(text) == [warning])
}

@Test func `sections of others are not remarked on`() throws {
  #expect(try warnings("[metadata]\nx = 1\n[coverage:run]\nparallel = 1\n", as: "setup.cfg") == [])
  #expect(
    try warnings("[tool.ruff]\nx = 1\n[tool.coverage.run]\nparallel = true\n", as: "pyproject.toml")
      == [])
  #expect(try warnings("[run]\nplugins = mine\n[mine]\nx = 1\n") == [])
}

@Test(arguments: [
  ("setup.cfg", "[metadata]\nname = x\n[run]\nparallel = 1\n"),
  ("my.ini", "[tox]\nx = 1\n[coverage:run]\nparallel = 1\n"),
  ("pyproject.toml", "x = 1\n[project]\nname = 'x'\n[run]\nparallel = true\n"),
  ("my.toml", "x = 1\n[project]\nname = 'x'\n[tool.coverage.run]\nparallel = true\n"),
])
func `a shared file that is asked for is not remarked on`(name: String, text: String) throws {
  let folder = try TemporaryFolder()
  try folder.write(text, to: name)
  let loaded = try Settings.load(explicitFile: name, folder: folder.path, environment: [:])
  #expect(loaded.warnings == [])
  #expect(loaded.settings.run.parallel)
}

@Test func `a misspelt section is remarked on in a file of others too`() throws {
  #expect(
    try warnings("[coverage:runn]\nparallel = 1\n", as: "tox.ini") == [
      "unknown section [coverage:runn] in 'tox.ini'; did you mean 'run'? (unknown-section)"
    ])
}

@Test func `the alias of our own name is read`() throws {
  let loaded = try load("[tool.pycov.run]\nparallel = true\n", as: "pyproject.toml")
  #expect(loaded.settings == Settings().with { $0.run.parallel = true })
  #expect(loaded.warnings == [])
}

@Test func `the alias wins over the original and says so`() throws {
  let text = "[tool.coverage.run]\nbranch = true\n[tool.pycov.run]\nparallel = true\n"
  let loaded = try load(text, as: "pyproject.toml")
  #expect(loaded.settings == Settings().with { $0.run.parallel = true })
  #expect(
    loaded.warnings.map(\.description) == [
      "'pyproject.toml' has both [tool.pycov] and [tool.coverage]; the latter is not read (two-tables)"
    ])
}

@Test(arguments: [
  (
    "[run]\nparallel = maybe\n",
    "'[run] parallel' in '.coveragerc' must be a boolean, such as true or false, not 'maybe'"
  ),
  (
    "[report]\nprecision = 1.5\n",
    "'[report] precision' in '.coveragerc' must be an integer, not '1.5'"
  ),
  (
    "[report]\nfail_under = 90%\n",
    "'[report] fail_under' in '.coveragerc' must be a number, not '90%'"
  ),
  (
    "[report]\nexclude_also = fine\n  a(b\n",
    "'[report] exclude_also' in '.coveragerc': invalid regular expression 'a(b': missing ')' of the "
      + "group at position 1"
  ),
  (
    "[run]\nomit = ${NO?}/x\n",
    "'[run] omit' in '.coveragerc' needs the environment variable 'NO'; set it, or give a default as "
      + "in '${NO-default}'"
  ),
  (
    "[run]\nx = 1\nX = 2\n",
    "cannot read the configuration file '.coveragerc', line 3: option 'x' is there twice in section 'run'"
  ),
  (
    "[run]\n[run]\n",
    "cannot read the configuration file '.coveragerc', line 2: section 'run' is there twice"
  ),
  (
    "x = 1\n",
    "cannot read the configuration file '.coveragerc', line 1: a setting before any section"
  ),
  (
    "[run]\n\nwhat\n",
    "cannot read the configuration file '.coveragerc', line 3: neither a section nor 'name = value': 'what'"
  ),
  (
    "[run]\nconcurrency = a, thread\n",
    "unknown concurrency 'a'; known are 'eventlet', 'gevent', 'greenlet', 'multiprocessing' and 'thread'"
  ),
  ("[run]\nconcurrency = gevent, eventlet\n", "concurrency can be only one of 'eventlet, gevent'"),
])
func `an error says what is wrong where`(text: String, problem: String) {
  let error = #expect(throws: SettingsError.self) { try load(text) }
  #expect(error?.description == problem)
}

@Test func `bad TOML is one line with the file and the line`() {
  let text = "[tool.coverage.run]\nparallel = true\nbranch = \n"
  let error = #expect(throws: SettingsError.self) { try load(text, as: "pyproject.toml") }
  guard case .badSyntax(let file, let line, let problem)? = error else {
    Issue.record("not a syntax error: \(String(describing: error))")
    return
  }
  #expect(file == "pyproject.toml")
  #expect(line == 3)
  #expect(!problem.isEmpty && !problem.contains("\n"))
}

@Test(arguments: [
  "[tool]\ncoverage = 1\n", "tool = 1\n", "[tool.coverage]\nrun = 'x'\n",
  "[[tool.coverage.run]]\nx = 1\n",
  "[tool.coverage]\n", "[tool.coverage.paths]\n",
])
func `tables of another type are passed by`(text: String) throws {
  #expect(try load(text, as: "pyproject.toml").file == nil)
}

@Test(arguments: [
  (
    "[tool.coverage]\nbranch = true\n",
    "option 'branch' at [tool.coverage] of 'pyproject.toml' means nothing; it belongs in [run] "
      + "(unknown-option)"
  ),
  (
    "[tool.pycov]\nrun = 1\n",
    "option 'run' at [tool.pycov] of 'pyproject.toml' means nothing; it must be a table "
      + "(unknown-option)"
  ),
])
func `what stands outside of the tables is remarked on`(text: String, warning: String) throws {
  #expect(try warnings(text, as: "pyproject.toml") == [warning])
}

@Test func `bytes that are no text are refused`() throws {
  let folder = try TemporaryFolder()
  try folder.write([0x5B, 0xFF, 0x5D], to: ".coveragerc")
  let error = #expect(throws: SettingsError.self) {
    try Settings.load(explicitFile: nil, folder: folder.path, environment: [:])
  }
  #expect(error == .badSyntax(file: ".coveragerc", line: nil, problem: "it is not UTF-8"))
}

@Test func `a file that is asked for must be there`() throws {
  let folder = try TemporaryFolder()
  let error = #expect(throws: SettingsError.self) {
    try Settings.load(explicitFile: "my.cfg", folder: folder.path, environment: [:])
  }
  #expect(
    error?.description
      == "no settings from 'my.cfg': there is no such file; name another file with --rcfile or "
      + "COVERAGE_RCFILE")
}

@Test func `a byte order mark is passed over`() throws {
  #expect(try load("\u{feff}[run]\nparallel = 1\n").settings.run.parallel)
  let toml = "\u{feff}[tool.coverage.run]\nparallel = true\n"
  #expect(try load(toml, as: "pyproject.toml").settings.run.parallel)
}

@Test func `a folder of a configuration file's name is none`() throws {
  let folder = try TemporaryFolder()
  try folder.write("", to: ".coveragerc/x")
  try folder.write("[coverage:run]\nparallel = 1\n", to: "setup.cfg")
  let loaded = try Settings.load(explicitFile: nil, folder: folder.path, environment: [:])
  #expect(loaded.file == folder.path("setup.cfg"))
}

@Test func `every key says where it came from`() throws {
  let folder = try TemporaryFolder()
  try folder.write("[coverage:run]\nomit = a, b\n[coverage:paths]\nsrc = x\n", to: "tox.ini")
  let loaded = try Settings.load(
    explicitFile: nil, folder: folder.path, environment: ["COVERAGE_FILE": "here"])
  let file = LoadedSettings.Origin.file(folder.path("tox.ini"))
  let set = loaded.entries.filter { $0.origin != .standard }
  #expect(set.map(\.key) == ["run.data_file", "run.omit", "paths.src"])
  #expect(set.map(\.value) == ["here", "a\nb", "x"])
  #expect(set.map(\.origin) == [.environment("COVERAGE_FILE"), file, file])
  #expect(
    loaded.attempted
      == [".coveragerc", ".coveragerc.toml", "setup.cfg", "tox.ini"].map(folder.path))
}

@Test func `the command line goes before all`() throws {
  let loaded = try load("[run]\ndata_file = a\n", as: ".coveragerc", ["COVERAGE_FILE": "b"])
  #expect(loaded.settings.run.dataFile == "b")
  #expect(loaded.settings.with { $0.run.dataFile = "c" }.run.dataFile == "c")
}

@Test func `what has no effect is told apart`() throws {
  let text = """
    [run]
    branch = true
    parallel = true
    debug = trace
    sigterm = true
    dynamic_context = test_function
    [report]
    partial_also = x
    exclude_also = y
    [xml]
    output = coverage.xml
    package_depth = 2
    """
  #expect(
    try load(text).settings.unsupported.map { "\($0.key): \($0.reason)" } == [
      "run.debug: there is nothing to say about 'trace'; 'config' and 'sys' are known"
    ])
}

@Test func `nothing that is supported is told apart`() throws {
  let text = """
    [run]
    command_line = x
    data_file = x
    source = x
    source_pkgs = x
    source_dirs = x
    include = x
    omit = x
    cover_pylib = 1
    disable_warnings = x
    debug = config, sys
    debug_file = x
    core = sysmon
    timid = 1
    parallel = 1
    sigterm = 1
    patch = subprocess, fork, _exit, execv
    concurrency = multiprocessing, gevent
    relative_files = 1
    context = x
    [paths]
    x = y
    [report]
    compat = 1
    contexts = x
    exclude_lines = x
    exclude_also = x
    fail_under = 1
    format = x
    ignore_errors = 1
    include = x
    omit = x
    include_namespace_packages = 1
    precision = 1
    show_missing = 1
    skip_covered = 1
    skip_empty = 1
    sort = x
    [html]
    directory = x
    title = x
    [json]
    pretty_print = 1
    [lcov]
    line_checksums = 1
    """
  #expect(try load(text).settings.unsupported == [])
}

@Test func `exclusions are the lines and what is added to them`() throws {
  let settings = try load("[report]\nexclude_lines = a\nexclude_also = b\n").settings
  #expect(settings.report.exclusions == ["a", "b"])
  #expect(Settings().report.exclusions == ReportSettings.defaultExclusions)
  #expect(try PythonRegex.joined(ReportSettings.defaultExclusions) != nil)
  #expect(try PythonRegex.joined(Settings().report.partialExclusions) != nil)
}

private let thresholds = [
  PathThreshold(pattern: "Src/*", minimum: 90), PathThreshold(pattern: "a=b/**", minimum: 99.5),
]

@Test(arguments: [
  (".coveragerc", "[report]\nfail_under_for =\n    Src/* = 90\n\n    a=b/**=99.5\n"),
  ("tox.ini", "[coverage:report]\nfail_under_for = Src/*=90\n    a=b/**  =  99.5\n"),
  (
    "pyproject.toml",
    "[tool.pycov.report.fail_under_for]\n\"Src/*\" = 90\n'a=b/**' = 99.5\n"
  ),
  (
    "pyproject.toml",
    "[tool.coverage.report]\nfail_under_for = {'a=b/**' = \"99.5\", 'Src/*' = 90}\n"
  ),
])
func `thresholds of patterns are read`(name: String, text: String) throws {
  let loaded = try load(text, as: name)
  #expect(loaded.settings.report.failUnderFor == thresholds)
  #expect(loaded.warnings == [])
  let entry = loaded.entries.first { $0.key == "report.fail_under_for" }
  #expect(entry?.value == "Src/* = 90.0\na=b/** = 99.5")
}

@Test(arguments: [
  (
    ".coveragerc", "[report]\nfail_under_for = src/*\n",
    "'[report] fail_under_for' in '.coveragerc' must be lines such as 'src/* = 90', not 'src/*'"
  ),
  (
    ".coveragerc", "[report]\nfail_under_for =\n  a = 1\n  b = 101\n",
    "'[report] fail_under_for' in '.coveragerc' must be lines such as 'src/* = 90', not 'b = 101'"
  ),
  (
    "pyproject.toml", "[tool.coverage.report.fail_under_for]\n\"a/*\" = -1\n",
    "'[tool.coverage.report] fail_under_for.a/*' in 'pyproject.toml' must be from 0 to 100, not '-1'"
  ),
  (
    "pyproject.toml", "[tool.coverage.report]\nfail_under_for = 90\n",
    "'[tool.coverage.report] fail_under_for' in 'pyproject.toml' must be a table such as "
      + "{\"src/*\" = 90}, not '90'"
  ),
])
func `wrong thresholds of patterns are named`(name: String, text: String, error: String) throws {
  let thrown = #expect(throws: SettingsError.self) { try load(text, as: name) }
  #expect(thrown?.description == error)
}

@Test func `thresholds replace others of the same pattern`() {
  var some = thresholds
  some.override(with: [PathThreshold(pattern: "Src/*", minimum: 1)])
  #expect(some == [thresholds[1], PathThreshold(pattern: "Src/*", minimum: 1)])
}

internal import Files
internal import Foundation
internal import TestSupport
internal import Testing

/// `pytest` without `pycov run`, where our wheel is installed.
@Suite(.enabled(if: PytestProject.isThere, "Scripts/test makes the environments"))
struct `The wheel` {
  /// A virtual environment that has the wheel, and what another one has.
  private func environment(over python: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let release = Paths.folder(Repository.pycov)
    try install(
      ["\(Repository.root)/Scripts/wheel", "--binaries", release, "--output", folder.path("dist")])
    try install([python, "-m", "venv", "--without-pip", folder.path("env")])
    let purelib = "import sysconfig; print(sysconfig.get_path('purelib'))"
    let other = try Command([python, "-c", purelib]).run().output
    let own = try Command([folder.path("env/bin/python"), "-c", purelib]).run().output
    try Files.write(Array(other.utf8), to: own.filter { $0 != "\n" } + "/other.pth")
    let wheel = try #require(try Files.list(folder.path("dist")).first)
    try install([
      python, "-m", "pip", "-q", "--disable-pip-version-check", "--python",
      folder.path("env/bin/python"), "install", "--no-index", "--no-deps",
      folder.path("dist/\(wheel)"),
    ])
    return folder
  }

  private func install(_ words: [String]) throws {
    let outcome = try Command(words, environment: ["PIP_ROOT_USER_ACTION": "ignore"]).run()
    try #require(outcome.code == 0, "\(words): \(outcome.errors)")
  }

  @Test(arguments: [[], ["-n", "2"], ["--cov-branch", "--cov-fail-under=90"]])
  func `records as pytest-cov does`(options: [String]) throws {
    let installed = try environment(over: #require(PytestProject.plain))
    let words = ["--cov=lib", "--cov-report=term-missing"] + options
    let ours = try PytestProject.halfCovered()
    let python = installed.path("env/bin/python")
    let outcome = try ours.command([python] + PytestProject.words + words)
    let theirs = try PytestProject.halfCovered()
    let expected = try theirs.pytestCov(words)
    #expect(outcome.errors == "")
    #expect(try SessionOutcome(outcome, in: ours) == SessionOutcome(expected, in: theirs))
    #expect(try ours.lines(of: "lib.py") == Lines(executed: [1, 2, 3, 6], missing: [4, 7]))
  }

  @Test func `runs the Python of its environment`() throws {
    let installed = try environment(over: #require(PytestProject.plain))
    let project = try PytestProject.halfCovered()
    let outcome = try project.command(
      [installed.path("env/bin/pycov"), "run", "-m", "pytest", "-qq", "--cov=lib"])
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("TOTAL        6      2    67%\n"))
  }

  @Test func `times with the Python of its environment`() throws {
    let installed = try environment(over: #require(PytestProject.plain))
    let project = try PytestProject.halfCovered()
    let pyprof = installed.path("env/bin/pyprof")
    let outcome = try project.command(
      [pyprof, "run", "--lines", "lib.sign", "-m", "pytest", "-qq", "-p", "no:cacheprovider"])
    #expect(Ending(outcome) == Ending(code: 0))
    let lines = try project.command([pyprof, "lines", "--format", "json", "lib.sign"])
    let functions = try JSONDecoder().decode([TimedFunction].self, from: Data(lines.output.utf8))
    #expect(functions.map(\.qualifiedName) == ["sign"])
    #expect(functions.first?.lines?.filter { $0.hits > 0 }.map(\.line) == [2, 3])
  }

  @Test func `leaves pytest-cov alone`() throws {
    let installed = try environment(over: #require(PytestProject.compared))
    let project = try PytestProject.halfCovered()
    let python = installed.path("env/bin/python")
    let pytest = [python] + PytestProject.words
    let theirs = try project.pytestCov(["--cov=lib"])
    #expect(try project.command(pytest + ["--cov=lib"]).output == theirs.output)
    #expect(try project.command(pytest + ["--pycov=lib"]).output == theirs.output)
  }

  @Test func `records nothing that nobody asked for`() throws {
    let installed = try environment(over: #require(PytestProject.plain))
    let project = try PytestProject.halfCovered()
    let python = installed.path("env/bin/python")
    #expect(try project.command([python] + PytestProject.words).code == 0)
    #expect(try project.made() == [])
  }
}

internal import Files
internal import TestSupport
internal import Testing

/// `pytest` without `pycov run`, where our wheel is installed.
@Suite(.enabled(if: PytestProject.isThere, "Scripts/test makes the environments"))
struct `The wheel` {
  /// A virtual environment that has the wheel, and what another one has.
  private func environment(over python: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let release = Paths.folder(Repository.pycov)
    let steps = [
      ["\(Repository.root)/Scripts/wheel", "--binaries", release, "--output", folder.path("dist")],
      [python, "-m", "venv", "--without-pip", folder.path("env")],
      [
        "sh", "-c",
        """
        '\(python)' -c 'import sysconfig; print(sysconfig.get_path("purelib"))' \
        > '\(folder.path)'/env/lib/python3*/site-packages/other.pth
        '\(python)' -m pip -q --disable-pip-version-check --python '\(folder.path)/env/bin/python' \
        install --no-index --no-deps '\(folder.path)'/dist/*.whl
        """,
      ],
    ]
    for step in steps {
      let outcome = try Command(step, environment: ["PIP_ROOT_USER_ACTION": "ignore"]).run()
      try #require(outcome.code == 0, "\(step): \(outcome.errors)")
    }
    return folder
  }

  @Test(arguments: [[], ["-n", "2"], ["--cov-branch", "--cov-fail-under=90"]])
  func `records as pytest-cov does`(options: [String]) throws {
    let installed = try environment(over: #require(PytestProject.plain))
    let words = ["-qq", "-p", "no:cacheprovider", "--cov=lib", "--cov-report=term-missing"]
    let ours = try PytestProject.halfCovered()
    let python = installed.path("env/bin/python")
    let outcome = try ours.command([python, "-m", "pytest"] + words + options)
    let theirs = try PytestProject.halfCovered()
    let expected = try theirs.pytestCov(Array(words.dropFirst(3)) + options)
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
    #expect(outcome.output.contains("TOTAL         6      2    67%\n"))
  }

  @Test func `leaves pytest-cov alone`() throws {
    let installed = try environment(over: #require(PytestProject.compared))
    let project = try PytestProject.halfCovered()
    let python = installed.path("env/bin/python")
    let words = ["-qq", "-p", "no:cacheprovider"]
    let theirs = try project.pytestCov(["--cov=lib"])
    #expect(
      try project.command([python, "-m", "pytest", "--cov=lib"] + words).output == theirs.output)
    #expect(
      try project.command([python, "-m", "pytest", "--pycov=lib"] + words).output == theirs.output)
  }

  @Test func `records nothing that nobody asked for`() throws {
    let installed = try environment(over: #require(PytestProject.plain))
    let project = try PytestProject.halfCovered()
    let python = installed.path("env/bin/python")
    let words = ["-m", "pytest", "-qq", "-p", "no:cacheprovider"]
    #expect(try project.command([python] + words).code == 0)
    #expect(try project.made() == [])
  }
}

internal import Files
internal import Foundation
internal import TestSupport
internal import Testing

/// `pycov diff` in repositories that git made.
@Suite struct `Diff command` {
  private let project: Project

  /// A repository whose branch `work` changes `m.py` and adds `n.py`, which nothing imports.
  init() throws {
    project = try Project([
      "m.py": "def f(x):\n    if x:\n        return 1\n    return 2\n\n\ndef g():\n    return 3\n",
      "main.py": "import m\nm.f(1)\nm.g()\n",
    ])
    try git("init", "-q", "-b", "main")
    try commit("start")
    try project.run("--data-file=before", "main.py")
    try git("checkout", "-q", "-b", "work")
    try project.folder.write(
      "def f(x):\n    if x:\n        return 1\n    y = (x +\n         2)\n    # c\n    return y\n\n\n"
        + "def g():\n    return 3\n\n\ndef h():\n    return 4\n", to: "m.py")
    try project.folder.write("x = 1\n", to: "n.py")
    try project.run("main.py")
  }

  private func git(_ words: String...) throws {
    let identity = ["-c", "user.name=a", "-c", "user.email=a@example.com"]
    let outcome = try project.command(["git"] + identity + words)
    guard outcome.code == 0 else { throw Unexpected(outcome) }
  }

  private func commit(_ message: String) throws {
    try git("add", "--", "*.py")
    try git("commit", "-q", "-m", message)
  }

  private static let whole = """
    Name   Changed  Stmts  Miss  Cover   Missing
    ----------------------------------
    m.py         8      4     3    25%   4-7, 15
    n.py         1      1     1     0%   1
    ----------------------------------
    TOTAL        9      5     4    20%

    Changed functions no changed line of which ran:
      m.py:1 f
      m.py:14 h

    Never imported, so none of it ran:
      n.py

    """

  @Test func `compares with the main branch, committed or not`() throws {
    #expect(try project.pycov("diff").output == Self.whole)
    try git("add", "n.py")
    #expect(try project.pycov("diff").output == Self.whole)
    try commit("work")
    #expect(try project.pycov("diff").output == Self.whole)
    #expect(try project.pycov("diff", "main").output == Self.whole)
    #expect(try project.pycov("diff", "--range", "main..work").output == Self.whole)
    #expect(
      try project.pycov("diff", "work").output == "No changed line is part of a statement.\n")
  }

  @Test func `takes what is staged, what is not, or a diff from anywhere`() throws {
    try git("add", "n.py")
    let staged = try project.pycov("diff", "--staged", "--format=json").output
    #expect(staged.contains("\"n.py\"") && !staged.contains("\"m.py\""))
    #expect(try project.pycov("diff", "--worktree").output == Self.whole)
    try project.folder.write(try project.command(["git", "diff", "HEAD"]).output, to: "change")
    #expect(try project.pycov("diff", "--diff-file=change").output == Self.whole)
    let piped = try project.command([
      "/bin/sh", "-c", "git diff HEAD | '\(Repository.pycov)' diff --diff-file -",
    ])
    #expect(piped.output == Self.whole)
  }

  @Test func `counts files that git does not know, unless told not to`() throws {
    try project.folder.write("ignored.py\n", to: ".gitignore")
    try project.folder.write("x = 1\n", to: "ignored.py")
    try project.folder.write("{}\n", to: "data.json")
    #expect(try project.pycov("diff", "--worktree").output == Self.whole)
    let tracked = try project.pycov("diff", "--no-untracked", "--format=json").output
    #expect(tracked.contains("\"m.py\"") && !tracked.contains("\"n.py\""))
    let data = "--- /dev/null\n+++ b/data.json\n@@ -0,0 +1 @@\n+{}\n"
    try project.folder.write(data, to: "change")
    #expect(
      try project.pycov("diff", "--diff-file=change").output
        == "No changed line is part of a statement.\n")
  }

  @Test func `leaves out what the run was told to leave out`() throws {
    let without = """
      Name   Changed  Stmts  Miss  Cover   Missing
      ----------------------------------
      m.py         8      4     3    25%   4-7, 15
      ----------------------------------
      TOTAL        8      4     3    25%

      Changed functions no changed line of which ran:
        m.py:1 f
        m.py:14 h

      """
    #expect(try project.pycov("diff", "--omit=n.py").output == without + Self.unmeasured)
    #expect(try project.pycov("diff", "--include=m.py").output == without + Self.unmeasured)
    try project.run("--source=m", "main.py")
    #expect(try project.pycov("diff", "--source=m").output == without + Self.unmeasured)
  }

  private static let unmeasured = "\nNot measured, as the settings say:\n  n.py\n"

  @Test func `counts imported files of other languages`() throws {
    try project.folder.write("int f(void) {\n  return 1; }\n", to: "a.c")
    try project.folder.write("SF:a.c\nDA:1,1\nDA:2,0\nend_of_record\n", to: "a.info")
    #expect(try project.pycov("import", "-q", "a.info").code == 0)
    let report = try project.pycov("diff", "--format=github").output
    #expect(
      report.contains(
        "::warning file=a.c,line=2,endLine=2,title=Not covered::a statement never ran"))
  }

  @Test func `fails where a limit is missed`() throws {
    try commit("work")
    let outcome = try project.pycov("diff", "--fail-under=80", "--max-uncovered=3")
    #expect(
      Ending(outcome)
        == Ending(
          code: 2,
          errors: """
            pycov: coverage failure: total of 20 is less than fail-under=80
            pycov: coverage failure: 4 changed statements did not run, more than 3

            """))
    #expect(try project.pycov("diff", "--fail-under=80", "--min-lines=6").code == 0)
  }

  @Test func `tells what no longer runs`() throws {
    try project.folder.write("import m\nm.f(1)\n", to: "main.py")
    try project.run("main.py")
    try git("add", "n.py")
    let output = try project.pycov("diff", "--worktree", "--baseline=before").output
    #expect(output.hasSuffix("No longer run, though unchanged:\n  m.py: 11\n"), "\(output)")
  }

  @Test func `says what to do where git cannot help`() throws {
    project.expectComplaint(
      try project.pycov("diff", "nosuch"), "git knows no 'nosuch'; fetch it, or name another base")
    project.expectComplaint(
      try project.pycov("diff", "--diff-file=nosuch"),
      "cannot read 'nosuch': No such file or directory")
    try project.folder.write("--- a/m.py\n+++ b/m.py\n@@ x\n", to: "damaged")
    project.expectComplaint(
      try project.pycov("diff", "--diff-file=damaged"), code: 1,
      "the diff has a damaged line '@@ x'; make it anew with 'git diff'")
    try commit("work")
    try git("clone", "-q", "--depth=1", "file://\(project.folder.path)", "shallow")
    let outcome = try project.pycov(["diff", "v1"], in: "shallow")
    #expect(
      outcome.errors == """
        pycov: git knows no 'v1'; fetch it, or name another base; this clone is shallow: run \
        'git fetch --unshallow', or check out with fetch-depth: 0

        """)
  }
}

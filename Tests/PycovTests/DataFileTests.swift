internal import Files
internal import Foundation
internal import TestSupport
internal import Testing

/// Where recordings go, and what becomes of earlier ones.
@Suite struct `The data file` {
  private static let two: KeyValuePairs = ["a.py": "a = 1\n", "b.py": "b = 1\n"]
  private static let ran = Lines(executed: [1])

  @Test func `is replaced by a fresh run and added to by --append`() throws {
    let project = try Project(Self.two)
    try project.run("a.py")
    try project.run("b.py")
    #expect(try project.measured() == ["b.py": Self.ran])
    try project.run("-a", "a.py")
    #expect(try project.measured() == ["a.py": Self.ran, "b.py": Self.ran])
  }

  @Test func `holds what many runs at a time add, and none of them complains`() throws {
    let project = try Project(Self.two)
    let many = """
      import subprocess, sys
      runs = [subprocess.Popen(sys.argv[1:] + [name], stderr=subprocess.PIPE)
              for name in ("a.py", "b.py") * 8]
      print({run.communicate()[1] for run in runs}, {run.wait() for run in runs})
      """
    let outcome = try project.drive(many, project.measuring(["--append"]))
    #expect(outcome.output == "{b''} {0}\n")
    #expect(try project.measured() == ["a.py": Self.ran, "b.py": Self.ran])
    #expect(try project.journals() == [])
  }

  @Test func `is where COVERAGE_FILE says, unless --data-file does`() throws {
    var project = try Project(Self.two)
    project.environment["COVERAGE_FILE"] = "below/first.data"
    try project.run("a.py")
    #expect(try project.measured() == ["a.py": Self.ran])
    try project.run("--data-file=second.data", "b.py")
    #expect(try project.measured("--data-file=second.data") == ["b.py": Self.ran])
    #expect(Files.isFile(project.folder.path("below/first.data")))
    #expect(!Files.isFile(project.folder.path(".coverage")))
  }

  @Test func `is combined of those of parallel runs`() throws {
    let project = try Project(Self.two)
    try project.run("-p", "a.py")
    try project.run("-p", "b.py")
    let outcome = try project.pycov("combine")
    #expect(outcome.output == "combined 2 files\n")
    #expect(try project.measured() == ["a.py": Self.ran, "b.py": Self.ran])
    #expect(try Files.list(project.folder.path).filter { $0.hasPrefix(".coverage.") } == [])
  }

  @Test func `and those of parallel runs are removed by erase`() throws {
    let project = try Project(Self.two)
    try project.run("a.py")
    try project.run("-p", "b.py")
    #expect(try Ending(project.pycov("erase")) == Ending(code: 0))
    #expect(
      try Files.list(project.folder.path).sorted().filter { $0 != ".pycov" } == ["a.py", "b.py"])
  }

  @Test func `in a folder that cannot be is refused before anything runs`() throws {
    let project = try Project(["a.py": "print('ran')\n"])
    let outcome = try project.run("--data-file=a.py/.coverage", "a.py")
    #expect(outcome.output == "")
    project.expectComplaint(
      outcome, "cannot make '\(project.folder.path("a.py"))/.pycov': Not a directory")
  }

  @Test func `that is none is said to be`() throws {
    let project = try Project(Self.two)
    try project.folder.write("nothing of ours", to: ".coverage")
    project.expectComplaint(
      try project.pycov("report"),
      "'.coverage' is no data file; remove it, or name another with --data-file")
  }

  @Test func `that cannot be written leaves what ran pending`() throws {
    let project = try Project(["a.py": "a = 1  # hit\nraise SystemExit(3)  # hit\n"])
    try Files.makeFolder(project.folder.path(".coverage/x"))
    #expect(try project.run("a.py").code == 3)
    #expect(try project.journals().count == 1)
    try FileManager.default.removeItem(atPath: project.folder.path(".coverage"))
    try project.expectMarks("a.py")
  }
}

/// Whether a file system of our own can be mounted here: as root, and not in every container.
private let canMount =
  (try? Command(["unshare", "--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]).run().code) == 0

/// A disk with no room for what is recorded.
@Suite(.enabled(if: canMount, "only root can mount a small disk"))
struct `On a full disk` {
  private static let program: KeyValuePairs = [
    "m.py": """
    import gen
    print("done")
    raise SystemExit(3)
    """,
    "gen.py": String(repeating: "def f():\n    return 1\nf()\n", count: 30000),
  ]

  /// Runs the program with its data on a disk of `size`, after `before`.
  private func run(size: String, before: String = "true") throws -> Command.Outcome {
    let python = try #require(TestPython.onMachine.first, "no Python on this machine")
    let project = try Project(python, Self.program)
    let script = """
      mount -t tmpfs -o size=\(size) tmpfs /mnt; \(before); exec "$@"
      """
    let words = [
      Repository.pycov, "run", "--python", python.path, "--data-file=/mnt/.coverage", "m.py",
    ]
    return try project.command(["unshare", "--mount", "sh", "-c", script, "sh"] + words)
  }

  @Test func `the program goes on and one line tells`() throws {
    let outcome = try run(size: "128k")
    #expect(outcome.code == 3)
    #expect(outcome.output == "done\n")
    let lines = outcome.errors.split(separator: "\n")
    #expect(lines.count == 1, "\(outcome.errors)")
    #expect(outcome.errors.hasPrefix("pycov: no space is left for '/mnt/.pycov/"))
    #expect(outcome.errors.hasSuffix("is not recorded (disk-full)\n"))
  }

  @Test func `a run that could record nothing is refused`() throws {
    let outcome = try run(size: "32k")
    #expect(outcome.code == 1)
    #expect(outcome.output == "")
    #expect(outcome.errors.hasPrefix("pycov: cannot record into '/mnt/.pycov/"))
    #expect(outcome.errors.split(separator: "\n").count == 1)
  }
}

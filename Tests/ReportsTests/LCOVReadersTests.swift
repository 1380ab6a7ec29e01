internal import Coverage
internal import Files
internal import Foundation
internal import Reports
internal import TestSupport
internal import Testing

/// What other programs make of our trace files.
@Suite struct `Readers of lcov` {
  private let project: ReadProject

  init() throws { project = try ReadProject() }

  @Test(
    .enabled(if: Tool.genhtml.isInstalled, "genhtml is missing: apt install lcov"),
    arguments: [false, true])
  func `genhtml shows every file without a complaint`(hasChecksums: Bool) throws {
    try project.write(LCOVReport(hasChecksums: hasChecksums))
    let outcome = try project.run([Tool.genhtml.path, "coverage.info", "-o", "html"])
    #expect(outcome.code == 0)
    #expect(outcome.errors == "")
    #expect(complaints(in: outcome.output) == [])
    #expect(outcome.output.contains("lines......: 96.2% (353 of 367 lines)"))
    #expect(outcome.output.contains("functions..: 47.1% (8 of 17 functions)"))
  }

  @Test(.enabled(if: Tool.genhtml.isInstalled, "genhtml is missing: apt install lcov"))
  func `genhtml finds that a source changed since`() throws {
    try project.write(LCOVReport(hasChecksums: true))
    try project.folder.write("x = 1\n", to: "shop/pass_.py")
    let outcome = try project.run([Tool.genhtml.path, "coverage.info", "-o", "html"])
    #expect(outcome.code != 0)
    #expect(outcome.errors.contains("checksum mismatch"))
  }

  @Test(.enabled(if: Tool.grcov.isInstalled, "grcov is missing: apt install grcov"))
  func `grcov counts the same lines`() throws {
    struct Folder: Decodable, Equatable {
      let linesTotal: Int
      let linesCovered: Int
    }
    try project.write(LCOVReport())
    let outcome = try project.run([Tool.grcov.path, "coverage.info", "-t", "covdir"])
    #expect(outcome.code == 0)
    #expect(outcome.errors == "")
    let folder = try JSONDecoder().decode(Folder.self, from: Data(outcome.output.utf8))
    #expect(folder == Folder(linesTotal: 367, linesCovered: 353))
  }

  @Test(.enabled(if: Tool.lcovCobertura.isInstalled, Tool.pythonReason))
  func `lcov_cobertura counts the same lines`() throws {
    try project.write(LCOVReport())
    let outcome = try project.run([Tool.lcovCobertura.path, "coverage.info", "-o", "out.xml"])
    #expect(outcome.code == 0)
    #expect(outcome.errors == "")
    #expect(complaints(in: outcome.output) == [])
    let document = try project.folder.read("out.xml")
    #expect(document.contains(#"lines-covered="353" lines-valid="367""#))
  }

  @Test(.enabled(if: Tool.diffCover.isInstalled, Tool.pythonReason))
  func `diff-cover finds every line of a change`() throws {
    struct Judgement: Decodable, Equatable {
      let total_num_lines: Int
      let total_num_violations: Int
    }
    try project.write(LCOVReport())
    try project.commitAll()
    let outcome = try project.run([
      Tool.diffCover.path, "coverage.info", "--compare-branch=main", "--format", "json:out.json",
    ])
    #expect(outcome.code == 0)
    #expect(outcome.errors == "")
    #expect(complaints(in: outcome.output) == [])
    let judgement = try JSONDecoder().decode(
      Judgement.self, from: Data(project.folder.read("out.json").utf8))
    #expect(judgement == Judgement(total_num_lines: 367, total_num_violations: 14))
  }

  private func complaints(in output: String) -> [String] {
    output.split(separator: "\n").map(String.init).filter {
      ["warning", "error"].contains(where: $0.lowercased().contains)
    }
  }
}

/// The recorded project with its sources on disk, as readers need them.
private struct ReadProject {
  let folder: TemporaryFolder
  private let measurement: Coverage.Measurement

  init() throws {
    folder = try TemporaryFolder()
    let recorded = try RecordedMeasurement.measurement("project")
    // A tab in a name has no place in a trace file, so no reader would find that file.
    measurement = Coverage.Measurement(files: recorded.files.filter { !$0.path.contains("\t") })
    for file in measurement.files { try folder.write(file.text, to: file.path) }
  }

  func write(_ report: LCOVReport) throws {
    try folder.write(report.bytes(of: measurement), to: "coverage.info")
  }

  func run(_ arguments: [String]) throws -> Command.Outcome {
    try Command(arguments, in: folder.path, environment: ["LC_ALL": "C.UTF-8"]).run()
  }

  /// Commits all sources onto an empty branch `main`.
  func commitAll() throws {
    let identity = ["-c", "user.name=a", "-c", "user.email=a@example.com"]
    for arguments in [
      ["init", "-q", "-b", "main"], ["commit", "-q", "--allow-empty", "-m", "start"],
      ["checkout", "-q", "-b", "work"], ["add", "*.py"], ["commit", "-q", "-m", "work"],
    ] {
      let outcome = try run(["git"] + identity + arguments)
      try #require(outcome.code == 0, "git \(arguments): \(outcome.errors)")
    }
  }
}

/// A program that reads trace files, where it is installed.
private struct Tool {
  let path: String

  var isInstalled: Bool { Files.isExecutable(path) }

  static let genhtml = Tool(path: "/usr/bin/genhtml")
  static let grcov = Tool(path: "/usr/bin/grcov")
  static let lcovCobertura = besidePython("lcov_cobertura")
  static let diffCover = besidePython("diff-cover")

  static let pythonReason: Comment = """
    PYCOV_TEST_COVERAGE_PY names no Python with lcov_cobertura and diff-cover; Scripts/test makes \
    one
    """

  private static func besidePython(_ name: String) -> Tool {
    let python = ProcessInfo.processInfo.environment["PYCOV_TEST_COVERAGE_PY"] ?? ""
    return Tool(path: Paths.join(Paths.folder(python), name))
  }
}

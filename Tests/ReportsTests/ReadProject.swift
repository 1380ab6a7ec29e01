internal import Coverage
internal import Files
internal import Foundation
internal import Reports
internal import TestSupport
internal import Testing

/// The recorded project with its sources on disk, as readers need them.
struct ReadProject {
  let folder: TemporaryFolder
  private let measurement: Coverage.Measurement

  init() throws {
    folder = try TemporaryFolder()
    let recorded = try RecordedMeasurement.measurement("project")
    // A tab in a name has no place in a trace file, so no reader would find that file.
    measurement = Coverage.Measurement(files: recorded.files.filter { !$0.path.contains("\t") })
    for file in measurement.files { try folder.write(file.text, to: file.path) }
  }

  func write(_ report: some Report, to name: String) throws {
    try folder.write(report.bytes(of: measurement), to: name)
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

/// A program that reads reports, where it is installed.
struct Reader {
  let path: String

  var isInstalled: Bool { Files.isExecutable(path) }

  static let genhtml = Reader(path: "/usr/bin/genhtml")
  static let grcov = Reader(path: "/usr/bin/grcov")
  static let lcovCobertura = besidePython("lcov_cobertura")
  static let diffCover = besidePython("diff-cover")
  static let pycobertura = besidePython("pycobertura")
  static let gcovr = besidePython("gcovr")

  static let codecov = besidePython("codecovcli")
  static let sarif = besidePython("sarif")
  static let xmllint = Reader(path: "/usr/bin/xmllint")

  /// That of lcov 2, in the tree of other Pythons.
  static let genhtmlInTree = Reader(path: "\(TestPython.tree)/usr/bin/genhtml")

  /// Python, to be used when it has lxml and the document type lies beside it.
  static let python = besidePython("python")
  static let documentType = Paths.join(Paths.folder(python.path), "../coverage-04.dtd")

  /// JaCoCo's own, see `Scripts/test`.
  static let jacocoType = Paths.join(Paths.folder(python.path), "../jacoco.dtd")

  static let pythonReason: Comment = """
    PYCOV_TEST_COVERAGE_PY names no Python with the programs that read reports; Scripts/test makes \
    one
    """

  private static func besidePython(_ name: String) -> Reader {
    let python = ProcessInfo.processInfo.environment["PYCOV_TEST_COVERAGE_PY"] ?? ""
    return Reader(path: Paths.join(Paths.folder(python), name))
  }
}

import Coverage
import Files
import Foundation
import PythonRegex
import Source
import TestSupport
import Testing

/// A Python that has coverage.py, when the environment names one.
private let oracle = ProcessInfo.processInfo.environment["PYCOV_TEST_COVERAGE_PY"]

@Suite(.enabled(if: oracle != nil, "PYCOV_TEST_COVERAGE_PY names a Python with coverage.py"))
struct `Data file, read by coverage.py` {
  private let folder: TemporaryFolder
  private let python: String

  init() throws {
    folder = try TemporaryFolder()
    python = try #require(oracle)
    try folder.write("def f(x):\n    if x:\n        return 1\n    return 2\n\n\nf(1)\n", to: "m.py")
    try folder.write("x = 1\n", to: "z.py")
    var recording = Recording()
    recording.record([1, 2, 3, 7], of: folder.path("m.py"))
    recording.record([2], of: folder.path("m.py"), in: "a test")
    recording.list([folder.path("z.py")])
    recording.python = PythonVersion(3, 13, 0)
    recording.sources = [folder.path("z.py"): ContentHash(of: [])]
    try DataFile(folder.path(".coverage")).write(recording)
  }

  private func coverage(_ arguments: String...) throws -> Command.Outcome {
    try Command([python, "-m", "coverage"] + arguments, in: folder.path).run()
  }

  @Test func `has a report`() throws {
    let outcome = try coverage("report", "-m")
    #expect(
      outcome.output == """
        Name    Stmts   Miss  Cover   Missing
        -------------------------------------
        m.py        5      1    80%   4
        z.py        1      1     0%   1
        -------------------------------------
        TOTAL       6      2    67%

        """)
    #expect(outcome.errors == "")
  }

  @Test func `lists its lines`() throws {
    let outcome = try coverage("debug", "data", ".coverage")
    let file = folder.path(".coverage")
    #expect(
      outcome.output.split(separator: "\n").dropFirst().joined(separator: "\n") == """
        path: \(file)
        has_arcs: False
        2 files:
        \(folder.path("m.py")): 4 lines
        \(folder.path("z.py")): 0 lines
        """)
  }

  @Test func `knows its contexts`() throws {
    let outcome = try coverage("report", "--contexts=a test", "--format=total")
    #expect(outcome.output == "17\n")
  }

  @Test func `can be combined and appended to`() throws {
    try FileManager.default.moveItem(
      atPath: folder.path(".coverage"), toPath: folder.path(".coverage.one"))
    var expected = try DataFile(folder.path(".coverage.one")).read()
    #expect(try coverage("combine").errors == "Combined 1 file\n")
    #expect(try coverage("run", "--append", "--include=m.py,z.py", "z.py").code == 0)
    #expect(try coverage("report", "--format=total").output == "83\n")
    expected.record([1], of: folder.path("z.py"))
    expected.python = nil
    expected.sources = [:]
    #expect(try DataFile(folder.path(".coverage")).read() == expected)
  }

  @Test func `can be appended to in place`() throws {
    #expect(try coverage("run", "--append", "--include=m.py,z.py", "z.py").code == 0)
    #expect(try coverage("report", "--format=total").output == "83\n")
  }

  @Test(arguments: ["html", "json", "xml", "lcov"])
  func `becomes every other report`(format: String) throws {
    let outcome = try coverage(format)
    #expect(outcome.code == 0)
    #expect(outcome.errors.hasPrefix("Wrote \(format.uppercased()) report to "))
  }

  /// The numbers of a file in coverage.py's JSON.
  private struct Report: Decodable {
    struct File: Decodable, Equatable {
      let executed_lines: [Int]
      let missing_lines: [Int]
      let excluded_lines: [Int]
    }

    let files: [String: File]
  }

  @Test func `means the same to us`() throws {
    try folder.write(
      """
      import typing

      if typing.TYPE_CHECKING:
          import os

      def choose(
          first,
          second=(1,
                  2),
      ):
          \"\"\"Two lines
          of text.\"\"\"
          try:
              return [value
                      for value in second
                      if value]
          except ValueError:  # pragma: no cover
              return first

      class Thing:
          def unused(self):
              return {
                  "a": 1,
              }

          def protocol(self) -> None: ...

      choose(1)
      """, to: "pkg/thing.py")
    try folder.write("import pkg.thing\n", to: "main.py")
    #expect(try coverage("run", "--source=.", "main.py").code == 0)
    #expect(try coverage("json").code == 0)
    let json = try JSONDecoder().decode(
      Report.self, from: Data(Files.read(folder.path("coverage.json"))))
    var options = MeasurementOptions()
    options.folder = folder.path
    let exclusions = try PythonRegex.joined([
      #"#\s*(pragma|PRAGMA)[:\s]?\s*(no|NO)\s*(cover|COVER)"#,
      #"^\s*(((async )?def .*?)?[\])]+(\s*->.*?)?:\s*)?\.\.\.\s*(#|$)"#,
      #"^\s*if (typing\.)?TYPE_CHECKING:"#,
    ])
    let analyzer = SourceAnalyzer(version: .python313, exclusions: exclusions)
    let builder = MeasurementBuilder(options, analyzer: analyzer)
    let outcome = builder.measurement(of: try DataFile(folder.path(".coverage")).read())
    let ours = outcome.measurement.files.map { file in
      let numbers = Report.File(
        executed_lines: Array(file.executed), missing_lines: Array(file.missing),
        excluded_lines: Array(file.analysis.excluded))
      return (file.path, numbers)
    }
    #expect(Dictionary(uniqueKeysWithValues: ours) == json.files)
    #expect(json.files["pkg/thing.py"]?.missing_lines == [22])
  }
}

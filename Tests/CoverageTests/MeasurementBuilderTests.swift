import Coverage
import FileSelection
import Files
import Foundation
import Source
import TestSupport
import Testing

@Suite struct `Building a measurement` {
  private let folder: TemporaryFolder
  private var options = MeasurementOptions()

  init() throws {
    folder = try TemporaryFolder()
    options.folder = folder.path
  }

  /// Every line that is not empty is a statement; a text that has a `!` is no Python.
  private static let analyze: MeasurementBuilder.Analyze = { bytes in
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let statements = lines.indices.filter { !lines[$0].isEmpty }.map { $0 + 1 }
    if let bad = lines.firstIndex(where: { $0.contains(UInt8(ascii: "!")) }) {
      return .failure(UnparsableSource(line: bad + 1, reason: "no Python at line \(bad + 1)"))
    }
    let analysis = SourceAnalysis(
      lineCount: lines.count, statements: LineSet(statements), excluded: [], docstrings: [],
      firstLines: FirstLineMap(), regions: [])
    return .success(AnalyzedSource(text: bytes, analysis: analysis))
  }

  private func outcome(_ recording: Recording) -> MeasurementBuilder.Outcome {
    MeasurementBuilder(options, analyze: Self.analyze).measurement(of: recording)
  }

  private func paths(_ recording: Recording) -> [String] {
    outcome(recording).measurement.files.map(\.path)
  }

  @Test func `reads each file and counts what ran`() throws {
    var recording = Recording()
    for number in 1...50 {
      let path = try folder.write("one\ntwo\n\nfour\n", to: "pkg/m\(number).py")
      recording.record([1, 3, 4], of: path)
    }
    let outcome = outcome(recording)
    #expect(outcome.problems == [])
    #expect(
      outcome.measurement.files.map(\.path) == (1...50).map { "pkg/m\($0).py" }.sorted())
    #expect(outcome.measurement.files.allSatisfy { $0.executed == [1, 4] && $0.missing == [2] })
    #expect(outcome.measurement.totals.statements == Ratio(covered: 100, total: 150))
  }

  @Test func `shows paths outside the folder as they are`() throws {
    let other = try TemporaryFolder()
    var recording = Recording()
    recording.list([try other.write("x\n", to: "o.py"), try folder.write("x\n", to: "m.py")])
    #expect(paths(recording).sorted() == [other.path("o.py"), "m.py"].sorted())
  }

  @Test func `picks by patterns`() throws {
    var recording = Recording()
    for name in ["a.py", "lib/b.py", "tests/c.py"] {
      recording.list([try folder.write("x\n", to: name)])
    }
    var picking = self
    picking.options.include = try PathGlobs(["lib/*", "tests/*"], in: folder.path)
    #expect(picking.paths(recording) == ["lib/b.py", "tests/c.py"])
    picking.options.omit = try PathGlobs(["c.py"], in: folder.path)
    #expect(picking.paths(recording) == ["lib/b.py"])
  }

  @Test func `takes named files, recorded or not`() throws {
    var recording = Recording()
    recording.record([1], of: try folder.write("x\n", to: "a.py"))
    recording.record([1], of: try folder.write("x\n", to: "b.py"))
    try folder.write("x\n", to: "new.py")
    var picking = self
    picking.options.files = ["new.py", "a.py"]
    let files = picking.outcome(recording).measurement.files
    #expect(files.map(\.path) == ["a.py", "new.py"])
    #expect(files.map(\.executed) == [[1], []])
  }

  @Test func `counts the contexts that are asked for`() throws {
    let path = try folder.write("x\ny\nz\n", to: "a.py")
    var recording = Recording()
    recording.record([1], of: path)
    recording.record([2], of: path, in: "one")
    recording.record([3], of: path, in: "two")
    var picking = self
    picking.options.contexts = { $0.hasPrefix("t") }
    #expect(picking.outcome(recording).measurement.files.map(\.executed) == [[3]])
  }

  @Test func `tells of missing and unparsable files and goes on`() throws {
    var recording = Recording()
    recording.list([
      folder.path("gone.py"), try folder.write("x\n\n!\n", to: "bad.py"),
      try folder.write("!\n", to: "template.html"), try folder.write("!\n", to: "script"),
      try folder.write("x\n", to: "good.py"),
    ])
    let outcome = outcome(recording)
    #expect(outcome.measurement.files.map(\.path) == ["good.py"])
    #expect(
      outcome.problems == [
        SourceProblem(
          path: "bad.py", kind: .unparsable(.init(line: 3, reason: "no Python at line 3"))),
        SourceProblem(
          path: "gone.py",
          kind: .unreadable(
            FileError(path: folder.path("gone.py"), action: "read", code: ENOENT))),
        SourceProblem(
          path: "script", kind: .unparsable(.init(line: 1, reason: "no Python at line 1"))),
      ])
    #expect(outcome.problems.map(\.isError) == [true, true, true])
    #expect(
      outcome.problems.first?.description == "cannot parse 'bad.py' as Python: no Python at line 3")
  }

  @Test func `warns of a source that was changed since it ran`() throws {
    var recording = Recording()
    recording.record([1], of: try folder.write("x\n", to: "same.py"))
    recording.record([1], of: try folder.write("x\n", to: "changed.py"))
    recording.list([try folder.write("x\n", to: "never.py")])
    recording.addFingerprints()
    #expect(recording.sources.keys.sorted() == [folder.path("changed.py"), folder.path("same.py")])
    try folder.write("y\n", to: "changed.py")
    recording.addFingerprints()
    let outcome = outcome(recording)
    #expect(outcome.problems == [SourceProblem(path: "changed.py", kind: .changed)])
    #expect(outcome.measurement.files.map(\.path) == ["changed.py", "never.py", "same.py"])
  }

  @Test func `reads sources in archives and relative ones`() throws {
    let archive = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("FilesTests/Fixtures/modules.zip")
    try folder.write(Files.read(archive.path), to: "z.zip")
    try folder.write("x\n", to: "src/r.py")
    var recording = Recording()
    recording.record([1], of: folder.path("z.zip/pkg/tiny.py"))
    recording.record([1], of: "src/r.py")
    let files = outcome(recording).measurement.files
    #expect(files.map(\.path) == ["src/r.py", "z.zip/pkg/tiny.py"])
    #expect(files.map(\.executed) == [[1], [1]])
  }
}

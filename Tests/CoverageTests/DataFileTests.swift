import Coverage
import Files
import Foundation
import Source
import TestSupport
import Testing

@Suite struct `Data file` {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var file: DataFile { DataFile(folder.path(".coverage")) }

  private var sample: Recording {
    var recording = Recording()
    recording.record([1, 2, 8, 64, 129], of: "/project/a.py")
    recording.record([3], of: "/project/a.py", in: "tests.py::test_ä|run")
    recording.list(["/project/never.py"])
    recording.python = PythonVersion(3, 13, 5)
    recording.sources = ["/project/a.py": ContentHash(of: Array("x = 1\n".utf8))]
    return recording
  }

  @Test func `gives back what was written`() throws {
    try file.write(sample)
    #expect(try file.read() == sample)
  }

  @Test func `gives back an empty recording`() throws {
    try file.write(Recording())
    #expect(try file.read() == Recording())
  }

  @Test func `has the same bytes for the same recording`() throws {
    try file.write(sample)
    let first = try Files.read(file.path)
    try file.write(sample)
    #expect(try Files.read(file.path) == first)
  }

  @Test func `reads lines that coverage.py recorded`() throws {
    var expected = Recording()
    expected.record([1, 2, 3, 7], of: "/project/m.py", in: "ctx1")
    expected.list(["/project/z.py"])
    #expect(try fixture("lines.coverage").read() == expected)
  }

  @Test func `reads executed lines from the ends of arcs that coverage.py recorded`() throws {
    let recording = try fixture("arcs.coverage").read()
    let arcs = [(-1, 1), (1, 7), (7, -1), (-1, 2), (2, 3), (3, -1)].map {
      RecordedArc(from: $0, to: $1)
    }
    #expect(recording.hasArcs)
    #expect(recording.files["/project/m.py"]?.lines == ["": [1, 2, 3, 7]])
    #expect(recording.files["/project/m.py"]?.arcs == ["": Set(arcs)])
  }

  @Test func `keeps arcs when it is written again`() throws {
    let recording = try fixture("arcs.coverage").read()
    try file.write(recording)
    #expect(try file.read() == recording)
  }

  @Test func `is replaced as a whole and leaves nothing beside it`() throws {
    try folder.write("rubbish", to: ".coverage")
    try file.write(sample)
    #expect(try Files.list(folder.path) == [".coverage"])
  }

  @Test func `is written where a link points to`() throws {
    try folder.write("", to: "real/data")
    try FileManager.default.createSymbolicLink(
      atPath: file.path, withDestinationPath: folder.path("real/data"))
    try file.write(sample)
    #expect(try DataFile(folder.path("real/data")).read() == sample)
  }

  @Test func `takes a missing or empty file for no recording when asked to`() throws {
    #expect(try file.readIfPresent() == Recording())
    try folder.write("", to: ".coverage")
    #expect(try file.readIfPresent() == Recording())
  }
}

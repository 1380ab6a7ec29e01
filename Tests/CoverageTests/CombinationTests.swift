import Coverage
import Files
import Source
import TestSupport
import Testing

@Suite struct `Combining data files` {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var target: DataFile { DataFile(folder.path(".coverage")) }

  private func input(_ name: String, _ lines: LineSet, of path: String = "/a.py") throws -> String {
    var recording = Recording()
    recording.record(lines, of: path)
    try DataFile(folder.path(name)).write(recording)
    return folder.path(name)
  }

  private func lines() throws -> [String: LineSet] {
    try target.read().files.mapValues(\.allLines)
  }

  @Test func `adds up the files beside the data file and removes them`() throws {
    let inputs = [try input(".coverage.a", [1]), try input(".coverage.b", [2])]
    _ = try input(".coverage", [9])
    _ = try input("other.coverage.c", [3])
    let outcome = try Combination(into: target).run()
    #expect(outcome == .init(combined: inputs))
    #expect(outcome.description == "Combined 2 files")
    #expect(try lines() == ["/a.py": [1, 2]])
    #expect(try Files.list(folder.path) == [".coverage", "other.coverage.c"])
  }

  @Test func `appends and keeps when told to`() throws {
    _ = try input(".coverage", [9])
    let first = try input(".coverage.a", [1])
    var combination = Combination(into: target)
    combination.appends = true
    combination.keepsInputs = true
    #expect(try combination.run() == .init(combined: [first]))
    #expect(try lines() == ["/a.py": [1, 9]])
    #expect(Files.isFile(first))
  }

  @Test func `takes named files and folders`() throws {
    try Files.makeFolder(folder.path("ci"))
    let inputs = [try input("ci/.coverage.x", [1]), try input("one", [2])]
    var combination = Combination(into: target)
    combination.inputs = [folder.path("one"), folder.path("ci")]
    #expect(try combination.run() == .init(combined: inputs))
    #expect(try lines() == ["/a.py": [1, 2]])
  }

  @Test func `skips what it has seen, by content or by the hash in the name`() throws {
    let first = try input(".coverage.a", [1])
    let same = try input(".coverage.b", [1])
    let hashed = try input(".coverage.host.pid12.Xabcdefx.H0123456789h", [2])
    let twin = try input(".coverage.host.pid13.Xghijklx.H0123456789h", [3])
    let outcome = try Combination(into: target).run()
    #expect(outcome == .init(combined: [first, hashed], skipped: [same, twin]))
    #expect(outcome.description == "Combined 2 files, skipped 2")
    #expect(try lines() == ["/a.py": [1, 2]])
    #expect(try Files.list(folder.path) == [".coverage"])
  }

  @Test func `leaves unusable files and says why`() throws {
    let good = try input(".coverage.a", [1])
    let bad = try folder.write("", to: ".coverage.empty")
    let outcome = try Combination(into: target).run()
    #expect(outcome == .init(combined: [good], failed: [.notCoverageData(path: bad)]))
    #expect(outcome.description == "Combined 1 file, 1 file errored")
    #expect(try Files.list(folder.path) == [".coverage", ".coverage.empty"])
  }

  @Test func `fails when there is nothing, or nothing usable`() throws {
    #expect(throws: CombinationError.nothingToCombine(folder: folder.path)) {
      try Combination(into: target).run()
    }
    let bad = try folder.write("", to: ".coverage.empty")
    #expect(throws: CombinationError.nothingUsable([.notCoverageData(path: bad)])) {
      try Combination(into: target).run()
    }
    var combination = Combination(into: target)
    combination.inputs = [folder.path("none")]
    #expect(throws: CombinationError.noSuchInput(folder.path("none"))) { try combination.run() }
    #expect(Files.kind(of: target.path) == nil)
  }

  @Test func `refuses lines beside branches and changes nothing`() throws {
    _ = try input(".coverage.a", [1])
    let arcs = try folder.write(Files.read(fixture("arcs.coverage").path), to: ".coverage.b")
    let error = try #require(throws: CombinationError.self) {
      try Combination(into: target).run()
    }
    #expect(
      error.description == "'\(arcs)': cannot add branch data to statement data; record both "
        + "with --branch, or neither")
    #expect(try Files.list(folder.path) == [".coverage.a", ".coverage.b"])
  }

  @Test func `finds sources of other machines on this one`() throws {
    try folder.write("x = 1\n", to: "src/m.py")
    _ = try input(".coverage.a", [1], of: "/ci/1/src/m.py")
    _ = try input(".coverage.b", [2], of: "/ci/2/src/m.py")
    _ = try input(".coverage.c", [3], of: "/ci/2/src/gone.py")
    var combination = Combination(into: target)
    combination.aliases = try PathAliases([["src", "/ci/*/src"]], in: folder.path)
    _ = try combination.run()
    #expect(try lines() == [folder.path("src/m.py"): [1, 2], "/ci/2/src/gone.py": [3]])
  }
}

import Coverage
import FileSelection
import Files
import Journal
import Source
import TestSupport
import Testing

@Suite struct `Pending journals` {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var pending: PendingJournals { PendingJournals(of: DataFile(folder.path(".coverage"))) }

  /// Records lines as a process would, and ends it.
  private func record(
    _ lines: [Int], of path: String, fresh: Bool = false, number: Int = 1,
    notes: [String: String] = [:]
  ) throws {
    try pending.makeFolder()
    let journal = try JournalWriter(
      creating: "\(pending.folder)/\(pending.name).\(number).x.journal",
      .init(isFresh: fresh, pythonVersion: 0x030D_05F0))
    for (key, value) in notes { journal.addNote(key, value) }
    let file = try #require(journal.add(file: path))
    let bytes = unsafe try #require(journal.addLines(of: file, from: 1, count: 100))
    for line in lines { unsafe bytes[line - 1] = 1 }
    journal.release()
  }

  private func lines() throws -> [String: LineSet] {
    try pending.dataFile.read().files.mapValues(\.allLines)
  }

  @Test func `become the data file and go`() throws {
    let path = try folder.write("x = 1\n", to: "a.py")
    try record([1, 70], of: path, notes: [NoteKey.context: "night"])
    let outcome = try pending.fold()
    var expected = Recording()
    expected.record([1, 70], of: path, in: "night")
    expected.python = PythonVersion(3, 13, 5)
    expected.sources = [path: ContentHash(of: Array("x = 1\n".utf8))]
    #expect(outcome.recording == expected)
    #expect(outcome.problems == [])
    #expect(try pending.dataFile.read() == expected)
    #expect(pending.isEmpty)
  }

  @Test func `hold the files that were chosen last`() throws {
    let journal = JournalContents(
      isFresh: true, startTime: 1, pythonVersion: 0x030D_05F0,
      notes: [
        .init(key: NoteKey.rules, value: ""), .init(key: NoteKey.sourceRoot, value: "/early"),
        .init(key: NoteKey.rules, value: "source-folder /src\nomit /src/b.py\n"),
        .init(key: NoteKey.sourceRoot, value: "/late"),
      ],
      files: ["/early/a.py", "/src/a.py", "/src/b.py", "/srcs/a.py", "/late/a.py"].map {
        .init(path: $0, regions: [.init(firstLine: 1, hits: [1])])
      })
    #expect(FinishedRun(journal).files.keys.sorted() == ["/late/a.py", "/src/a.py"])
  }

  @Test func `with branches become arcs that every line is at an end of`() throws {
    let path = try folder.write("x = 1\n", to: "a.py")
    try pending.makeFolder()
    let journal = try JournalWriter(
      creating: "\(pending.folder)/\(pending.name).1.x.journal",
      .init(isFresh: true, recordsBranches: true, pythonVersion: 0x030D_05F0))
    let file = try #require(journal.add(file: path))
    let place = try #require(
      journal.addCode(
        of: file, from: 1, count: 9, arcs: [JournalArc(from: 2, to: -1, state: .asLines)]))
    for line in [2, 4] { unsafe place.hits[line - 1] = 1 }
    _ = journal.add(file: folder.path("b.py"))
    journal.release()
    let recording = try pending.fold().recording
    #expect(recording.hasArcs)
    #expect(
      recording.files[path]
        == .init(
          lines: ["": [2, 4]],
          arcs: ["": [RecordedArc(from: 2, to: -1), RecordedArc(from: 4, to: 4)]]))
    #expect(try pending.dataFile.read().files[path] == recording.files[path])
    try record([1], of: path)
    #expect(
      throws: DataFileError.mixed(
        path: pending.dataFile.path, MixedRecordingError(addingArcs: false))
    ) { try pending.fold() }
  }

  @Test func `add to the data file or replace it`() throws {
    try record([1], of: "/a.py")
    _ = try pending.fold()
    try record([2], of: "/b.py")
    _ = try pending.fold()
    #expect(try lines() == ["/a.py": [1], "/b.py": [2]])
    try record([3], of: "/c.py", fresh: true)
    _ = try pending.fold()
    #expect(try lines() == ["/c.py": [3]])
  }

  @Test func `list what never ran, once for all processes`() throws {
    for name in ["src/a.py", "src/b.py", "src/sub/c.py"] { try folder.write("", to: name) }
    var rules = SelectionRules()
    rules.sourceFolders = [folder.path("src")]
    for number in 1...3 {
      try record(
        [number], of: folder.path("src/a.py"), number: number, notes: [NoteKey.rules: rules.encoded]
      )
    }
    _ = try pending.fold()
    #expect(try lines() == [folder.path("src/a.py"): [1, 2, 3], folder.path("src/b.py"): []])
  }

  @Test func `keep paths relative when their run did`() throws {
    let path = try folder.write("x = 1\n", to: "src/a.py")
    for number in 1...2 {
      try record([number], of: path, notes: [NoteKey.relativeFolder: folder.path])
      _ = try pending.fold()
    }
    let recording = try pending.dataFile.read()
    #expect(recording.files.mapValues(\.allLines) == ["src/a.py": [1, 2]])
    #expect(recording.sources == ["src/a.py": ContentHash(of: Array("x = 1\n".utf8))])
  }

  @Test func `leave what is no journal and tell of it`() throws {
    try pending.makeFolder()
    try folder.write("rubbish", to: ".pycov/.coverage.1.x.journal")
    try record([1], of: "/a.py", number: 2)
    let outcome = try pending.fold()
    #expect(outcome.problems.count == 1)
    #expect(try lines() == ["/a.py": [1]])
  }
}

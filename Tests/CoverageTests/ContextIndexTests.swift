internal import Coverage
internal import Source
internal import TestSupport
internal import Testing

@Suite struct `An index of contexts` {
  /// Opens an index of two files and three contexts.
  private func withIndex(hasArcs: Bool, _ body: (borrowing ContextIndex) throws -> Void) throws {
    let folder = try TemporaryFolder()
    let file = DataFile(folder.path("data"))
    var recording = Recording()
    recording.hasArcs = hasArcs
    recording.python = PythonVersion(3, 13, 0)
    for (path, context, lines) in Self.runs {
      var run = Recording()
      run.hasArcs = hasArcs
      let ends = [0] + Array(lines)
      let arcs = zip(ends, ends.dropFirst()).map { RecordedArc(from: $0 > 0 ? $0 : -1, to: $1) }
      run.files[path] = .init(lines: [context: lines], arcs: hasArcs ? [context: Set(arcs)] : [:])
      try recording.merge(run)
    }
    try file.write(recording)
    try body(ContextIndex.open(file))
  }

  private static let runs: [(String, String, LineSet)] = [
    ("/a.py", "", [1, 2]), ("/a.py", "one", [2, 3, 90]), ("/a.py", "two", [3, 4]),
    ("/b.py", "", [1]), ("/b.py", "two", [1, 7]),
  ]

  private func file(_ path: String, _ index: borrowing ContextIndex) throws -> ContextIndex.File {
    try #require(index.files.first { $0.path == path })
  }

  private func ids(_ labels: [String], _ index: borrowing ContextIndex) -> [ContextIndex.Context] {
    index.contexts.filter { labels.contains($0.label) }
  }

  @Test(arguments: [false, true])
  func `says what each context ran of a file`(hasArcs: Bool) throws {
    try withIndex(hasArcs: hasArcs) { index in
      #expect(index.files.map(\.path) == ["/a.py", "/b.py"])
      #expect(index.contexts.map(\.label) == ["", "one", "two"])
      #expect(index.python == PythonVersion(3, 13, 0))
      let all = try index.lines(of: file("/a.py", index))
      let some = try index.lines(of: file("/a.py", index), within: 2...3)
      let labels = Dictionary(uniqueKeysWithValues: index.contexts.map { ($0.id, $0.label) })
      #expect(
        Dictionary(uniqueKeysWithValues: all.map { (labels[$0.key], $0.value) })
          == ["": [1, 2], "one": [2, 3, 90], "two": [3, 4]])
      #expect(
        Dictionary(uniqueKeysWithValues: some.map { (labels[$0.key], $0.value) })
          == ["": [2], "one": [2, 3], "two": [3]])
    }
  }

  @Test(arguments: [false, true])
  func `says what contexts ran, and what they alone did`(hasArcs: Bool) throws {
    try withIndex(hasArcs: hasArcs) { index in
      let (a, b) = (try file("/a.py", index), try file("/b.py", index))
      let two = ids(["two"], index)
      #expect(try index.lines(ranIn: two) == [a.id: [3, 4], b.id: [1, 7]])
      #expect(try index.lines(ranIn: ids(["one"], index)) == [a.id: [2, 3, 90]])
      let numbers = Set(two.map(\.id))
      #expect(try index.lines([3, 4], of: a, ranOnlyIn: numbers) == [4])
      #expect(try index.lines([1, 7], of: b, ranOnlyIn: numbers) == [7])
      #expect(try index.lines([1], of: b, ranOnlyIn: numbers) == [])
    }
  }

  @Test(arguments: [false, true])
  func `answers from lists of contexts as from rows`(hasArcs: Bool) throws {
    let folder = try TemporaryFolder()
    let file = DataFile(folder.path("data"))
    var recording = Recording()
    recording.hasArcs = hasArcs
    // So many contexts that rows for each of them would take more space than lists.
    var lines: [String: LineSet] = [:]
    for number in 0..<6000 {
      lines["test_\(number)"] = number % 1000 == 7 ? [1, 2, 3 + number / 1000] : [1, 2]
    }
    let arcs = lines.mapValues { Set($0.map { RecordedArc(from: $0, to: $0) }) }
    for path in ["/a.py", "/b.py"] {
      recording.files[path] = .init(lines: lines, arcs: hasArcs ? arcs : [:])
    }
    try file.write(recording)
    let index = try ContextIndex.open(file)
    let a = try self.file("/a.py", index)
    let some = ids(["test_2007", "test_3"], index)
    let found = try index.lines(of: a, within: 2...5)
    #expect(found.count == 6000)
    #expect(some.map { found[$0.id] } == [[2, 5], [2]])
    let ran = try index.lines(ranIn: some)
    #expect(ran.values.map(Array.init) == [[1, 2, 5], [1, 2, 5]])
    #expect(try index.lines([1, 2, 5], of: a, ranOnlyIn: Set(some.map(\.id))) == [5])
  }

  @Test func `refuses what is no data file`() throws {
    let folder = try TemporaryFolder()
    try folder.write("text", to: "text")
    func message(_ name: String) -> String? {
      do {
        let index = try ContextIndex.open(DataFile(folder.path(name)))
        return "\(index.files.count) files"
      } catch { return "\(error)".replacing(folder.path(""), with: "") }
    }
    #expect(
      message("none")
        == "no data file at 'none'; run 'pycov run' first, or name one with --data-file")
    #expect(
      message("text") == "'text' is no data file; remove it, or name another with --data-file")
  }
}

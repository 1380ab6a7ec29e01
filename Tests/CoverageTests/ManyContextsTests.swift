import Coverage
import Files
import Foundation
import Source
import TestSupport
import Testing

private let oracle = ProcessInfo.processInfo.environment["PYCOV_TEST_COVERAGE_PY"]

/// Data files of so many contexts that they share lists of them.
@Suite struct `A data file of many contexts` {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var path: String { folder.path(".coverage") }

  /// Some lines ran in nearly all of 6,000 contexts, some in a few.
  private static func recording(hasArcs: Bool) -> Recording {
    var lines: [String: LineSet] = [:]
    var arcs: [String: Set<RecordedArc>] = [:]
    for number in 0..<6000 {
      var ran: LineSet = number % 100 == 7 ? [1] : [1, 2]
      if number % 1000 == 0 { ran.insert(number / 1000 + 10) }
      let label = "test_\(number)"
      lines[label] = ran
      arcs[label] = Set(zip([-1] + Array(ran), Array(ran)).map { RecordedArc(from: $0, to: $1) })
    }
    var recording = Recording()
    recording.hasArcs = hasArcs
    recording.files["/a.py"] = .init(lines: lines, arcs: hasArcs ? arcs : [:])
    recording.files["/b.py"] = .init(
      lines: ["test_1": [4]], arcs: hasArcs ? ["test_1": [.init(from: 4, to: -4)]] : [:])
    recording.files["/none.py"] = .init()
    return recording
  }

  @Test(arguments: [false, true])
  func `comes back as it was`(hasArcs: Bool) throws {
    let recording = Self.recording(hasArcs: hasArcs)
    try DataFile(path).write(recording)
    #expect(try DataFile(path).read() == recording)
    #expect(try Files.read(path).count < 400_000)
  }

  @Test(arguments: [false, true])
  func `answers questions without being read whole`(hasArcs: Bool) throws {
    try DataFile(path).write(Self.recording(hasArcs: hasArcs))
    let index = try ContextIndex.open(DataFile(path))
    let file = try #require(index.files.first { $0.path == "/a.py" })
    let other = try #require(index.files.first { $0.path == "/b.py" })
    let some = index.contexts.filter { ["test_7", "test_1", "test_2000"].contains($0.label) }
    #expect(try index.lines(ranIn: some) == [file.id: [1, 2, 12], other.id: [4]])
    let lines = try index.lines(of: file, within: 2...20)
    #expect(lines.count == 5940)
    #expect(some.map { lines[$0.id] } == [[2], [2, 12], nil])
    #expect(try index.lines([1, 2, 12], of: file, ranOnlyIn: Set(some.map(\.id))) == [12])
  }

  @Test(
    .enabled(if: oracle != nil, "PYCOV_TEST_COVERAGE_PY names a Python with coverage.py"),
    arguments: [false, true])
  func `is read, added to and combined by coverage.py`(hasArcs: Bool) throws {
    let recording = Self.recording(hasArcs: hasArcs)
    try DataFile(path).write(recording)
    try folder.write(
      #"""
      import coverage, json, sys
      name, has_arcs = sys.argv[1], sys.argv[2] == "true"
      data = coverage.CoverageData(name)
      data.read()
      def contexts(data, file):
          return {line: sorted(names) for line, names in data.contexts_by_lineno(file).items()}
      shown = contexts(data, "/a.py")
      counts = {line: len(names) for line, names in sorted(shown.items())}
      seen = [len(data.measured_contexts()), counts, contexts(data, "/b.py"), shown[11]]
      data.set_query_contexts(["test_7$"])
      seen += [sorted(data.lines("/a.py")), sorted(data.lines("/b.py"))]
      data.set_query_contexts(None)
      # Twice, since the second has to keep what the first added.
      for line in (30, 31):
          data.set_context("test_7")
          if has_arcs:
              data.add_arcs({"/a.py": [(1, line)], "/new.py": [(1, 2)]})
          else:
              data.add_lines({"/a.py": [1, line], "/new.py": [1, 2]})
      data.close()
      data = coverage.CoverageData(name)
      data.read()
      data.set_query_contexts(["test_7$"])
      seen += [sorted(data.lines("/a.py")), sorted(data.lines("/new.py"))]
      whole = coverage.CoverageData("whole")
      whole.update(data)
      again = contexts(whole, "/a.py")
      seen += [{line: len(names) for line, names in sorted(again.items())}]
      data.update(whole)
      data.set_query_contexts(None)
      seen += [contexts(data, "/a.py") == again, sorted(data.measured_files())]
      print(json.dumps(seen))
      """#, to: "use.py")
    let words = [try #require(oracle), "use.py", path, "\(hasArcs)"]
    let outcome = try Command(words, in: folder.path).run()
    let counts = #""1": 6000, "2": 5940, "10": 1, "11": 1, "12": 1, "13": 1, "14": 1, "15": 1"#
    #expect(
      outcome.output
        == #"[6000, {\#(counts)}, {"4": ["test_1"]}, ["test_1000"], [1], [], [1, 30, 31], [1, 2], "#
        + #"{\#(counts), "30": 1, "31": 1}, true, ["/a.py", "/b.py", "/new.py", "/none.py"]]"#
        + "\n", "\(outcome.errors)")
    let ours = try DataFile(path).read()
    #expect(ours.files["/a.py"]?.lines["test_7"] == [1, 30, 31])
    #expect(ours.files["/new.py"]?.allLines == [1, 2])
  }
}

import Coverage
import Source
import Testing

@Suite struct `Folding` {
  private func run(
    _ lines: LineSet, at time: UInt64, fresh: Bool = false, python: PythonVersion = .init(3, 13)
  ) -> FinishedRun {
    FinishedRun(isFresh: fresh, startTime: time, python: python, files: ["/a.py": lines])
  }

  private func lines(_ recording: Recording) -> [String: LineSet] {
    recording.files.mapValues(\.allLines)
  }

  private var old: Recording {
    var recording = Recording()
    recording.record([100], of: "/old.py")
    return recording
  }

  @Test func `adds runs that append to what is there`() throws {
    let folded = try old.folding([run([1], at: 5), run([2], at: 4)])
    #expect(lines(folded) == ["/old.py": [100], "/a.py": [1, 2]])
  }

  @Test func `drops what a fresh run replaces, in the order of the starts`() throws {
    let folded = try old.folding([
      run([3], at: 30), run([2], at: 20, fresh: true), run([1], at: 10),
    ])
    #expect(lines(folded) == ["/a.py": [2, 3]])
    #expect(folded.startTime == 20)
  }

  @Test func `keeps the children of a fresh run that is folded again`() throws {
    let parent = run([1], at: 10, fresh: true)
    let early = try old.folding([parent, run([7], at: 11)])
    let late = try early.folding([run([1, 2], at: 10, fresh: true)])
    #expect(lines(late) == ["/a.py": [1, 2, 7]])
  }

  @Test func `lets a fresh run replace data of a later date`() throws {
    let folded = try Recording().folding([run([1], at: 90, fresh: true)])
    #expect(lines(try folded.folding([run([2], at: 10, fresh: true)])) == ["/a.py": [2]])
  }

  @Test func `keeps contexts apart and the newest Python`() throws {
    let labelled = FinishedRun(
      isFresh: false, startTime: 2, python: PythonVersion(3, 14, 1), context: "nightly",
      files: ["/a.py": [4], "/seen.py": []])
    let folded = try Recording().folding([labelled, run([1], at: 1)])
    #expect(folded.files["/a.py"]?.lines == ["": [1], "nightly": [4]])
    #expect(folded.files["/seen.py"]?.allLines == [])
    #expect(folded.python == PythonVersion(3, 14, 1))
  }

  @Test func `refuses to add lines to arcs`() throws {
    let arcs = try fixture("arcs.coverage").read()
    #expect(throws: MixedRecordingError(addingArcs: false)) {
      try arcs.folding([run([1], at: 1)])
    }
    let folded = try arcs.folding([run([1], at: 1, fresh: true)])
    #expect(folded.hasArcs == false)
  }

  @Test func `takes lines from the bytes of a region`() {
    var lines: LineSet = [1]
    lines.formUnion(hits: [0, 1, 0, 255, 1], firstLine: 10)
    #expect(lines == [1, 11, 13, 14])
    lines.formUnion(hits: [1], firstLine: 4_000_000_000)
    lines.formUnion(hits: [1], firstLine: -1)
    #expect(lines == [1, 11, 13, 14])
  }
}

import Coverage
import Files
import Journal
import Source
import TestSupport
import Testing

@Suite struct `Contexts` {
  private func labels(_ names: String...) -> ContextSet {
    ContextSet(names.map { ContextLabel($0) })
  }

  @Test func `are sets`() {
    let ab = labels("b", "a", "b")
    #expect(ab.union(labels("c", "a")) == labels("a", "b", "c"))
    #expect(ab.union(ContextSet()) == ab)
    #expect(ContextSet().union(ab) == ab)
    #expect(ab.subtracting(labels("c", "a")) == labels("b"))
    #expect(ab.subtracting(ab).isEmpty)
  }

  @Test func `share groups of the lines that ran in the same ones`() {
    let file = Recording.FileRecording(lines: ["a": [1, 2, 3], "b": [2, 3, 9], "c": [2, 3]])
    #expect(
      file.lineGroups == [
        .init(lines: [1], contexts: labels("a")),
        .init(lines: [2, 3], contexts: labels("a", "b", "c")),
        .init(lines: [9], contexts: labels("b")),
      ])
    #expect(file.lines == ["a": [1, 2, 3], "b": [2, 3, 9], "c": [2, 3]])
    #expect(file.contextsByLine == [1: ["a"], 2: ["a", "b", "c"], 3: ["a", "b", "c"], 9: ["b"]])
    #expect(file.lines(where: { $0 == "b" }) == [2, 3, 9])
    #expect(file.contexts == ["a", "b", "c"])
  }

  @Test func `are kept when recordings are merged`() throws {
    var one = Recording()
    one.record([1, 2], of: "/a.py", in: "a")
    var other = Recording()
    other.record([2, 3], of: "/a.py", in: "a")
    other.record([1], of: "/a.py", in: "b")
    try one.merge(other)
    #expect(one.files["/a.py"]?.lines == ["a": [1, 2, 3], "b": [1]])
    #expect(one.contexts == ["a", "b"])
  }

  // MARK: Journals

  /// A code object of lines 5 to 8, with two arcs by event and two of each rule.
  private func code(
    hits: [UInt8], states: [ArcState] = [.untaken, .untaken]
  ) -> JournalContexts.Code {
    .init(
      file: 0, firstLine: 5, hits: hits,
      arcs: [
        .init(from: 5, to: 6, state: states[0]), .init(from: 5, to: 7, state: states[1]),
        .init(from: 6, to: 7, state: .asLines), .init(from: 7, to: 8, state: .asDestination),
        .init(from: 8, to: -5, state: .asLines), .init(from: 4, to: 5, state: .asDestination),
      ])
  }

  private func run(
    _ code: JournalContexts.Code, _ blocks: KeyValuePairs<String, [UInt32]>, branches: Bool
  ) throws -> Recording {
    let words: [UInt32] = blocks.reduce(into: []) { $0 += [0] + $1.value }
    var start = 0
    let places = blocks.map { block in
      defer { start += block.value.count + 1 }
      return [start..<start + block.value.count + 1]
    }
    let journal = JournalContents(
      isFresh: true, recordsBranches: branches, startTime: 1, pythonVersion: 0x030D_0000,
      notes: [.init(key: NoteKey.context, value: "base")],
      files: [.init(path: "/a.py", regions: [.init(firstLine: 5, hits: code.hits)])],
      contexts: .init(codes: [code], labels: blocks.map(\.key), blocks: places, words: words))
    return try Recording().folding([FinishedRun(journal)])
  }

  @Test func `of a journal are those of its blocks, and the base one`() throws {
    let recording = try run(
      .init(file: 0, firstLine: 5, hits: [1, 0, 0, 0]), ["t": [0b1001], "u": [0b0010]],
      branches: false)
    #expect(recording.files["/a.py"]?.lines == ["base": [5], "t": [5, 8], "u": [6]])
  }

  @Test func `of arcs are told by events and by the lines at their ends`() throws {
    // Lines are bits 0 to 3, arcs are bits 4 and 5.
    let recording = try run(
      code(hits: [1, 1, 0, 0], states: [.taken, .untaken]), ["t": [0b10_1101]], branches: true)
    #expect(
      recording.files["/a.py"]?.arcs == [
        "base": [.init(from: 5, to: 6)],
        "t": [.init(from: 5, to: 7), .init(from: 7, to: 8), .init(from: 8, to: -5)],
      ])
  }

  @Test func `of an arc that follows from its lines are those in which both ran`() throws {
    let recording = try run(
      code(hits: [0, 1, 0, 0]), ["t": [0b0100], "u": [0b0110]], branches: true)
    #expect(
      recording.files["/a.py"]?.arcs == [
        "base": [.init(from: 6, to: 6)], "t": [.init(from: 7, to: 7)],
        "u": [.init(from: 6, to: 7)],
      ])
    #expect(recording.files["/a.py"]?.lines == ["base": [6], "t": [7], "u": [6, 7]])
  }

  @Test func `of a line on which code went on are those in which it left the line`() throws {
    // Lines are bits 0 to 3, the last bit says that the code went on.
    let generator = JournalContexts.Code(
      file: 0, firstLine: 5, hits: [0, 0, 0, 0],
      arcs: [
        .init(from: 5, to: 6, state: .asDestination), .init(from: 6, to: 7, state: .asLines),
        .init(from: 6, to: 6, state: .paused),
      ])
    let recording = try run(
      generator, ["t": [0b000_0011], "u": [0b100_0100], "v": [0b100_0000]], branches: true)
    #expect(
      recording.files["/a.py"]?.arcs == [
        "t": [.init(from: 5, to: 6)], "u": [.init(from: 6, to: 7)], "v": [.init(from: 6, to: 6)],
      ])
    #expect(recording.files["/a.py"]?.lines == ["t": [5, 6], "u": [6, 7], "v": [6]])
  }
}

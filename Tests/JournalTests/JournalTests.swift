import Files
import Foundation
import Journal
import TestSupport
import Testing

@Suite struct `Journal` {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  func makeWriter(isFresh: Bool = true, branches: Bool = false) throws -> JournalWriter {
    try JournalWriter(
      creating: folder.path("a.journal"),
      .init(isFresh: isFresh, recordsBranches: branches, pythonVersion: 0x030D_0000))
  }

  @Test func `reads back what was recorded, while the writer still records`() throws {
    let writer = try makeWriter()
    let file = try #require(writer.add(file: "/src/é.py"))
    let lines = unsafe try #require(unsafe writer.addLines(of: file, from: 10, count: 5))
    unsafe lines[0] = 1
    unsafe lines[3] = 1
    writer.addNote("context", "nightly")

    let reader = try JournalReader(path: writer.path)

    #expect(
      reader.contents.files == [
        .init(path: "/src/é.py", regions: [.init(firstLine: 10, hits: [1, 0, 0, 1, 0])])
      ])
    #expect(reader.contents.notes("context") == ["nightly"])
    #expect(reader.contents.isFresh)
    #expect(reader.contents.pythonVersion == 0x030D_0000)
    #expect(reader.isLive)
  }

  @Test func `is written anew at its release when it was removed`() throws {
    let writer = try makeWriter()
    let file = try #require(writer.add(file: "a.py"))
    let before = unsafe try #require(unsafe writer.addLines(of: file, from: 1, count: 2))
    try Files.remove(writer.path)
    unsafe before[0] = 1
    let length = 1 << 19
    let after = unsafe try #require(unsafe writer.addLines(of: file, from: 3, count: length))
    unsafe after[length - 1] = 1

    writer.release()

    let reader = try JournalReader(path: writer.path)
    let hits = [UInt8](repeating: 0, count: length - 1) + [1]
    #expect(
      reader.contents.files == [
        .init(
          path: "a.py",
          regions: [.init(firstLine: 1, hits: [1, 0]), .init(firstLine: 3, hits: hits)])
      ])
    #expect(try Files.list(folder.path) == ["a.journal"])
  }

  @Test func `reads back the arcs that were taken, by event or by their lines`() throws {
    let writer = try makeWriter(branches: true)
    let file = try #require(writer.add(file: "a.py"))
    let place = try #require(
      writer.addCode(
        of: file, from: 5, count: 3,
        arcs: [
          JournalArc(from: 5, to: 6, state: .untaken),
          JournalArc(from: 5, to: 7, state: .untaken),
          JournalArc(from: 6, to: 7, state: .asDestination),
          JournalArc(from: 7, to: 6, state: .asDestination),
          JournalArc(from: 7, to: 5, state: .asLines),
          JournalArc(from: 7, to: 6, state: .asLines),
          JournalArc(from: 7, to: -5, state: .asLines),
          JournalArc(from: 6, to: -5, state: .asLines),
        ]))
    unsafe place.hits[0] = 1
    unsafe place.hits[2] = 1
    unsafe place.arcs[1] = ArcState.taken.rawValue

    let reader = try JournalReader(path: writer.path)

    #expect(
      reader.contents.files == [
        .init(
          path: "a.py", regions: [.init(firstLine: 5, hits: [1, 0, 1])],
          arcs: [
            .init(from: 5, to: 7), .init(from: 6, to: 7), .init(from: 7, to: 5),
            .init(from: 7, to: -5),
          ])
      ])
    #expect(reader.contents.recordsBranches)
    try reader.markFolded()
    #expect(try JournalReader(path: writer.path).contents.recordsBranches)
  }

  @Test func `is no longer live once its writer let go`() throws {
    let writer = try makeWriter()
    writer.release()
    #expect(try !JournalReader(path: writer.path).isLive)
  }

  @Test func `only adds after it was folded`() throws {
    let writer = try makeWriter()
    try JournalReader(path: writer.path).markFolded()
    #expect(try !JournalReader(path: writer.path).contents.isFresh)
  }

  @Test func `passes over space that a killed process had no time to write`() throws {
    let writer = try makeWriter()
    let file = try #require(writer.add(file: "a.py"))
    let place = unsafe try #require(unsafe writer.addLines(of: file, from: 1, count: 2))
    unsafe place[1] = 1
    let header = unsafe UnsafeMutableRawPointer(place) - 16
    unsafe header.storeBytes(of: 0, as: UInt64.self)
    unsafe place[1] = 0
    unsafe header.storeBytes(of: 0, toByteOffset: 8, as: UInt64.self)
    let later = unsafe try #require(unsafe writer.addLines(of: file, from: 7, count: 1))
    unsafe later[0] = 1

    let reader = try JournalReader(path: writer.path)

    #expect(
      reader.contents.files == [
        .init(path: "a.py", regions: [.init(firstLine: 7, hits: [1])])
      ])
  }

  @Test func `grows beyond the space it starts with`() throws {
    let writer = try makeWriter()
    for number in 0..<3000 {
      let file = try #require(writer.add(file: "file\(number).py"))
      let lines = unsafe try #require(unsafe writer.addLines(of: file, from: 1, count: 700))
      unsafe lines[number % 700] = 1
    }
    let files = try JournalReader(path: writer.path).contents.files
    #expect(files.count == 3000)
    #expect(files[2999].regions[0].hits[2999 % 700] == 1)
  }

  @Test func `a folder that cannot be written is named`() throws {
    let path = try folder.write("", to: "file") + "/a.journal"
    #expect(throws: JournalError.cannotCreate(path: path, code: ENOTDIR)) {
      try JournalWriter(creating: path, .init(isFresh: true, pythonVersion: 0))
    }
  }

  @Test func `a folder that went away is made again`() throws {
    let writer = try JournalWriter(
      creating: folder.path("gone/a.journal"), .init(isFresh: true, pythonVersion: 0))
    #expect(Files.isFile(writer.path))
  }

  @Test func `another file is not taken for a journal`() throws {
    let path = try folder.write("hello", to: "b.journal")
    #expect(throws: JournalError.notAJournal(path: path)) { try JournalReader(path: path) }
  }
}

@Suite struct `Session text` {
  @Test func `survives the journey, line ends and all`() {
    let session = Session(
      journalFolder: "/a=b\\n", journalName: ".coverage", isFresh: true,
      recordsBranches: true, rules: "source=/a\nomit=*/t\\*\n",
      notes: [.init(key: "context", value: "x\ny")], leader: 7, finish: ["a", "b c"],
      saveSignal: 10)
    #expect(Session(decoding: session.encoded) == session)
  }

  @Test func `refuses what it does not know`() {
    #expect(Session(decoding: "version=0\n") == nil)
    #expect(Session(decoding: "nonsense") == nil)
  }
}

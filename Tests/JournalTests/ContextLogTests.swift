import Files
import Journal
import TestSupport
import Testing

@Suite struct `A journal's log of contexts` {
  let folder: TemporaryFolder
  let writer: JournalWriter
  let file: JournalWriter.FileID

  init() throws {
    folder = try TemporaryFolder()
    writer = try JournalWriter(
      creating: folder.path("a.journal"), .init(isFresh: true, pythonVersion: 0x030D_0000))
    file = try #require(writer.add(file: "a.py"))
  }

  /// The blocks of each context, each the code's index followed by its bits.
  private func blocks() throws -> [String: [[UInt32]]] {
    let contexts = try #require(try JournalReader(path: writer.path).contents.contexts)
    return Dictionary(
      uniqueKeysWithValues: zip(contexts.labels, contexts.blocks).map { label, runs in
        (label, runs.map { Array(contexts.words[$0]) })
      })
  }

  @Test func `says what ran in which context, while the writer still records`() throws {
    let first = unsafe try #require(unsafe writer.addLines(of: file, from: 1, count: 3))
    let second = unsafe try #require(unsafe writer.addLines(of: file, from: 9, count: 40))
    var log = ContextLog(writer)
    log.enter(try #require(writer.add(context: "one")))
    let bits = unsafe try #require(unsafe log.block(for: first, bitCount: 3))
    unsafe bits[0] = 0b101
    log.enter(try #require(writer.add(context: "two")))
    unsafe try #require(unsafe log.block(for: first, bitCount: 3))[0] = 0b010
    unsafe try #require(unsafe log.block(for: second, bitCount: 40))[1] = 0x80
    unsafe bits[0] |= 0b010

    #expect(try blocks() == ["one": [[0, 0b111]], "two": [[0, 0b010, 1, 0, 0x80]]])
  }

  @Test func `holds no context in which nothing ran`() throws {
    let lines = unsafe try #require(unsafe writer.addLines(of: file, from: 1, count: 3))
    var log = ContextLog(writer)
    log.enter(try #require(writer.add(context: "nothing")))
    log.enter(try #require(writer.add(context: "one")))
    unsafe try #require(unsafe log.block(for: lines, bitCount: 3))[0] = 1
    #expect(try blocks() == ["one": [[0, 1]]])
  }

  @Test func `goes on in another record when one is full`() throws {
    let long = unsafe try #require(unsafe writer.addLines(of: file, from: 1, count: 100_000))
    let short = unsafe try #require(unsafe writer.addLines(of: file, from: 1, count: 3))
    var log = ContextLog(writer)
    log.enter(try #require(writer.add(context: "one")))
    for _ in 0..<2000 {
      unsafe try #require(unsafe log.block(for: short, bitCount: 3))[0] = 0b100
    }
    unsafe try #require(unsafe log.block(for: long, bitCount: 100_000))[3124] = 1

    let all = try #require(try blocks()["one"]).reduce([], +)
    var expected: [UInt32] = []
    for _ in 0..<2000 { expected += [1, 0b100] }
    expected += [0] + Array(repeating: 0, count: 3124) + [1]
    #expect(all == expected)
  }

  @Test func `of a forked process is apart from its parent's`() throws {
    let lines = unsafe try #require(unsafe writer.addLines(of: file, from: 1, count: 3))
    var parent = ContextLog(writer)
    parent.enter(try #require(writer.add(context: "one")))
    unsafe try #require(unsafe parent.block(for: lines, bitCount: 3))[0] = 0b001
    var child = parent
    child.startAnew()
    unsafe try #require(unsafe child.block(for: lines, bitCount: 3))[0] = 0b010
    unsafe try #require(unsafe parent.block(for: lines, bitCount: 3))[0] = 0b100

    #expect(try blocks() == ["one": [[0, 0b001, 0, 0b100], [0, 0b010]]])
  }

  @Test func `is read up to what makes no sense`() throws {
    let lines = unsafe try #require(unsafe writer.addLines(of: file, from: 1, count: 3))
    var log = ContextLog(writer)
    log.enter(try #require(writer.add(context: "one")))
    unsafe try #require(unsafe log.block(for: lines, bitCount: 3))[0] = 1
    // A block of one number whose bits look like the place of a code object that is not there.
    unsafe try #require(unsafe log.block(for: lines + 100_000, bitCount: 3))[0] = 1
    unsafe try #require(unsafe log.block(for: lines, bitCount: 3))[0] = 1
    #expect(try blocks() == ["one": [[0, 1]]])
  }
}

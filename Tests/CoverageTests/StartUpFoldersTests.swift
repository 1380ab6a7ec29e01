import Coverage
import Files
import Journal
import TestSupport
import Testing

@Suite struct `Start-up folders` {
  private let folder: TemporaryFolder
  private let folders: StartUpFolders

  /// No process has this number: it is above the most that Linux gives.
  private let gone: Int32 = 1 << 30

  init() throws {
    folder = try TemporaryFolder()
    folders = StartUpFolders(in: folder.path)
  }

  private func make(leader: Int32) throws -> String {
    let name = Paths.name(folders.newPath(name: ".coverage", leader: leader))
    try folder.write("session", to: "\(name)/session")
    try folder.write("bytecode", to: "\(name)/__pycache__/x.pyc")
    return name
  }

  @Test func `have a name of their own`() {
    #expect(folders.newPath(name: "a", leader: 1) != folders.newPath(name: "a", leader: 1))
  }

  @Test func `are removed when their leader is gone`() throws {
    _ = try make(leader: gone)
    folders.removeAbandoned()
    #expect(try Files.list(folder.path) == [])
  }

  @Test func `are kept while their leader lives`() throws {
    let name = try make(leader: 1)
    folders.removeAbandoned()
    #expect(try Files.list(folder.path) == [name])
  }

  @Test func `are kept while a journal is in use`() throws {
    let name = try make(leader: gone)
    let journal = try JournalWriter(
      creating: folder.path(".coverage.1.x.journal"),
      .init(isFresh: false, pythonVersion: 0x030D_00F0))
    folders.removeAbandoned()
    #expect(try Files.list(folder.path) == [".coverage.1.x.journal", name])
    journal.release()
    folders.removeAbandoned()
    #expect(try Files.list(folder.path) == [".coverage.1.x.journal"])
  }
}

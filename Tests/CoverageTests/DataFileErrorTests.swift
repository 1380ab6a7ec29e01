import Coverage
import Files
import Foundation
import TestSupport
import Testing

@Suite struct `Data file error` {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var file: DataFile { DataFile(folder.path(".coverage")) }

  @Test func `names a missing file and the remedy`() throws {
    let error = try #require(throws: DataFileError.self) { try file.read() }
    #expect(
      error.description
        == "no data file at '\(file.path)'; run 'pycov run' first, or name one with --data-file")
  }

  @Test func `says that a text or a folder is no data file`() throws {
    try folder.write(String(repeating: "not a database\n", count: 100), to: ".coverage")
    #expect(throws: DataFileError.notDatabase(path: file.path)) { try file.read() }
    #expect(throws: DataFileError.notDatabase(path: folder.path)) {
      try DataFile(folder.path).read()
    }
  }

  @Test func `says that an empty file holds no coverage data`() throws {
    try folder.write("", to: ".coverage")
    #expect(throws: DataFileError.notCoverageData(path: file.path)) { try file.read() }
  }

  @Test func `names the version of another format`() throws {
    let old = fixture("version3.coverage")
    #expect(throws: DataFileError.wrongVersion(path: old.path, found: 3)) { try old.read() }
  }

  @Test(arguments: [700, 5000, 20000])
  func `says that a cut off file is damaged`(size: Int) throws {
    let bytes = try Files.read(fixture("lines.coverage").path)
    try folder.write(Array(bytes.prefix(size)), to: ".coverage")
    let error = try #require(throws: DataFileError.self) { try file.read() }
    guard case .damaged(file.path, _) = error else {
      Issue.record("\(error)")
      return
    }
  }

  @Test(arguments: ["lines.coverage", "arcs.coverage"])
  func `is all that damage causes`(name: String) throws {
    let whole = try Files.read(fixture(name).path)
    for place in stride(from: 0, to: whole.count, by: 97) {
      var bytes = whole
      bytes[place] ^= 0xFF
      try folder.write(bytes, to: ".coverage")
      do {
        _ = try file.read()
      } catch {
        #expect(!error.description.isEmpty)
      }
    }
  }

  @Test func `leaves the old file when there is no way to write`() throws {
    try file.write(Recording())
    let old = try Files.read(file.path)
    try Files.makeFolder(folder.path(".tmp-\(getpid())-.coverage"))
    let refusal = FileError(path: file.path, action: "write", code: EISDIR)
    #expect(throws: DataFileError.unwritable(refusal)) { try file.write(Recording()) }
    #expect(try Files.read(file.path) == old)
  }

  @Test func `names the file that could not be written`() throws {
    let missing = DataFile(folder.path("none/.coverage"))
    let error = try #require(throws: DataFileError.self) { try missing.write(Recording()) }
    #expect(
      error.description
        == "cannot write '\(missing.path)': No such file or directory; check the folder and its "
        + "space, or name another file with --data-file")
  }
}

import Files
import Foundation
import TestSupport
import Testing

@Suite struct `Whole files` {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: [0, 1, 4096, 65536, 1_000_000])
  func `are read as they were written`(size: Int) throws {
    let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try Files.write(bytes, to: folder.path("data"))
    #expect(try Files.read(folder.path("data")) == bytes)
    #expect(Files.size(of: folder.path("data")) == size)
  }

  @Test func `are read where the system gives no size`() throws {
    let text = String(decoding: try Files.read("/proc/self/status"), as: UTF8.self)
    #expect(text.hasPrefix("Name:"))
  }

  @Test func `replace what was there and leave nothing beside it`() throws {
    try Files.write(Array("old and long".utf8), to: folder.path("data"))
    try Files.write(Array("new".utf8), to: folder.path("data"))
    #expect(try folder.read("data") == "new")
    #expect(try Files.list(folder.path) == ["data"])
  }

  @Test func `are left as they were when the new content cannot be written`() throws {
    try folder.write("old", to: "data")
    try Files.makeFolder(folder.path(".tmp-\(getpid())-data"))
    #expect(throws: FileError(path: folder.path("data"), action: "write", code: EISDIR)) {
      try Files.write([], to: folder.path("data"))
    }
    #expect(try folder.read("data") == "old")
  }

  @Test func `are told from folders and links`() throws {
    let file = try folder.write("", to: "file")
    let link = folder.path("link")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file)
    #expect(Files.isLink(link) && !Files.isLink(file))
    #expect(Files.kind(of: link) == .file)
    #expect(throws: FileError(path: folder.path, action: "read", code: EISDIR)) {
      try Files.read(folder.path)
    }
  }
}

@Suite struct `Folder lock` {
  @Test func `keeps others waiting until it goes`() throws {
    let folder = try TemporaryFolder()
    let command = Command(["flock", "--nonblock", folder.path, "true"])
    let free = try command.run().code
    let held = try code(of: command, whileLocking: folder.path)
    #expect([free, held, try command.run().code] == [0, 1, 0])
  }

  private func code(of command: Command, whileLocking folder: String) throws -> Int32 {
    let lock = FolderLock(folder)
    defer { _ = lock }
    return try command.run().code
  }
}

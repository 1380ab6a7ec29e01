import Files
import ProfileExamples
import Profiler
import TestSupport
import Testing

@Suite struct `File of a profile` {
  @Test func `gives back what was written`() throws {
    let folder = try TemporaryFolder()
    let file = ProfileFile("\(folder.path)/.pyprof")
    try file.write(Example.profile)
    #expect(try file.read() == Example.profile)
    #expect(try Files.list(folder.path) == [".pyprof"])
  }

  @Test func `is small`() throws {
    var random = RandomProfile(seed: 1)
    let bytes = ProfileFile.bytes(of: random.profile(functions: 2_000, nodes: 20_000))
    #expect(bytes.count < 20_000 * 12 + 2_000 * 30)
  }

  @Test func `that is missing is an error that says what to do`() throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/.pyprof"
    #expect(throws: ProfileFileError.notFound(path: path)) { try ProfileFile(path).read() }
    #expect(
      "\(ProfileFileError.notFound(path: ".pyprof"))"
        == "no profile at '.pyprof'; run 'pyprof run' first, or name one with --profile-file")
  }

  @Test func `that cannot be written is an error of the system`() throws {
    #expect(
      throws: ProfileFileError.system(
        FileError(path: "/nonexistent/.pyprof", action: "write", code: 2))
    ) {
      try ProfileFile("/nonexistent/.pyprof").write(Example.profile)
    }
  }

  @Test func `of another kind, version or content is refused`() throws {
    let sound = ProfileFile.bytes(of: Example.profile)
    var newer = sound
    newer[7] = 9
    var bent = sound
    bent[200] ^= 4
    #expect(throws: ProfileFileError.notAProfile(path: "a")) {
      try ProfileFile.profile(from: Array("SQLite format 3".utf8), path: "a")
    }
    #expect(throws: ProfileFileError.wrongVersion(path: "a", found: 9, supported: 1)) {
      try ProfileFile.profile(from: newer, path: "a")
    }
    #expect(throws: ProfileFileError.damaged(path: "a", reason: "wrong checksum")) {
      try ProfileFile.profile(from: bent, path: "a")
    }
    #expect(throws: ProfileFileError.damaged(path: "a", reason: "it ends too early")) {
      try ProfileFile.profile(from: Array(sound[..<12]), path: "a")
    }
  }
}

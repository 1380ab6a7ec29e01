import Files
import Foundation
import TestSupport
import Testing

@Suite struct `Zip archive` {
  private let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Fixtures").path

  private func read(_ member: String, in archive: String = "modules.zip") throws -> String {
    String(decoding: try ZipArchive.read(member, in: "\(folder)/\(archive)"), as: UTF8.self)
  }

  @Test(arguments: ["modules.zip", "shebang.pex"])
  func `gives stored and packed members`(archive: String) throws {
    let values = (0..<500).map { "value_\($0) = \($0 * 7919 % 1009)\n" }.joined()
    #expect(try read("stored.py", in: archive) == "x = 1\n")
    #expect(try read("pkg/tiny.py", in: archive) == "pass\n")
    #expect(try read("pkg/deflated.py", in: archive) == values)
    #expect(try read("empty.py", in: archive) == "")
  }

  @Test func `names a member that is not there`() throws {
    let missing = FileError(path: "\(folder)/modules.zip/no.py", action: "read", code: ENOENT)
    #expect(throws: missing) { try read("no.py") }
  }

  @Test func `takes no damage for content`() throws {
    let temporary = try TemporaryFolder()
    let whole = try Files.read("\(folder)/modules.zip")
    for place in stride(from: 0, to: whole.count, by: 101) {
      var bytes = whole
      bytes[place] ^= 0xFF
      let archive = try temporary.write(bytes, to: "damaged.zip")
      _ = try? ZipArchive.read("pkg/deflated.py", in: archive)
      _ = try? ZipArchive.read(
        "pkg/tiny.py", in: try temporary.write(Array(whole.prefix(place)), to: "cut.zip"))
    }
    let text = try temporary.write("no zip file", to: "text.zip")
    #expect(throws: FileError(path: "\(text)/a.py", action: "read", code: EIO)) {
      try ZipArchive.read("a.py", in: text)
    }
  }

  @Test func `is told from the path of a member`() throws {
    let split = ZipArchive.split("\(folder)/modules.zip/pkg/tiny.py")
    #expect(split?.archive == "\(folder)/modules.zip")
    #expect(split?.member == "pkg/tiny.py")
    #expect(ZipArchive.split("\(folder)/none.zip/a.py") == nil)
    #expect(ZipArchive.split("\(folder)/a.py") == nil)
  }
}

internal import Glibc

/// Reads single members of a zip file, such as modules that Python imported from one.
package enum ZipArchive {
  /// The content of a member.
  ///
  /// - Throws: the error of reading the archive, `ENOENT` when there is no such member, `EIO` when
  ///   the archive is damaged or packed in a way that Python cannot import from either.
  package static func read(_ member: String, in archive: String) throws(FileError) -> [UInt8] {
    let bytes = try Files.read(archive)
    let path = "\(archive)/\(member)"
    guard let directory = Directory(bytes) else {
      throw FileError(path: path, action: "read", code: EIO)
    }
    guard let entry = directory.entry(named: Array(member.utf8)) else {
      throw FileError(path: path, action: "read", code: ENOENT)
    }
    guard let content = entry.content(of: bytes) else {
      throw FileError(path: path, action: "read", code: EIO)
    }
    return content
  }

  /// Splits a path that leads into an archive: the first component with one of the endings that
  /// Python imports from is the archive, when it exists.
  package static func split(_ path: String) -> (archive: String, member: String)? {
    for ending in [".zip/", ".whl/", ".egg/", ".pex/", ".par/"] {
      guard let found = path.firstRange(of: ending) else { continue }
      let archive = String(path[..<found.upperBound].dropLast())
      if Files.kind(of: archive) != nil { return (archive, String(path[found.upperBound...])) }
    }
    return nil
  }

  /// The list of members at the end of an archive.
  private struct Directory {
    private let bytes: [UInt8]
    private let start: Int
    private let count: Int

    /// How far whatever stands before the archive, such as a shebang line, moves its offsets.
    private let shift: Int

    init?(_ bytes: [UInt8]) {
      guard bytes.count >= 22 else { return nil }
      let last = bytes.count - 22
      let candidates = stride(from: last, through: max(0, last - 65535), by: -1)
      guard let end = candidates.first(where: { bytes.word($0) == 0x0605_4b50 }) else { return nil }
      self.bytes = bytes
      count = bytes.half(end + 10)
      start = end - bytes.word(end + 12)
      shift = start - bytes.word(end + 16)
      guard start >= 0 else { return nil }
    }

    func entry(named name: [UInt8]) -> Entry? {
      var offset = start
      for _ in 0..<count {
        guard offset + 46 <= bytes.count, bytes.word(offset) == 0x0201_4b50 else { return nil }
        let nameEnd = offset + 46 + bytes.half(offset + 28)
        guard nameEnd <= bytes.count else { return nil }
        if bytes[(offset + 46)..<nameEnd].elementsEqual(name) {
          return Entry(
            offset: bytes.word(offset + 42) + shift, method: bytes.half(offset + 10),
            packed: bytes.word(offset + 20), size: bytes.word(offset + 24))
        }
        offset = nameEnd + bytes.half(offset + 30) + bytes.half(offset + 32)
      }
      return nil
    }
  }

  private struct Entry {
    let offset: Int
    let method: Int
    let packed: Int
    let size: Int

    func content(of bytes: [UInt8]) -> [UInt8]? {
      guard offset >= 0, offset + 30 <= bytes.count, bytes.word(offset) == 0x0403_4b50 else {
        return nil
      }
      let start = offset + 30 + bytes.half(offset + 26) + bytes.half(offset + 28)
      guard start + packed <= bytes.count else { return nil }
      let data = bytes[start..<start + packed]
      return switch method {
      case 0: Array(data)
      case 8: try? Inflate.unpack(data, size: size)
      default: nil
      }
    }
  }
}

extension [UInt8] {
  fileprivate func half(_ offset: Int) -> Int { Int(self[offset]) | Int(self[offset + 1]) << 8 }

  fileprivate func word(_ offset: Int) -> Int { half(offset) | half(offset + 2) << 16 }
}

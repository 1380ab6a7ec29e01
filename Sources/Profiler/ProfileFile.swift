internal import Files

/// A profile on disk.
///
/// The file begins with `pyprof` and a zero byte, the number of the format and the checksum of what
/// follows: numbers of seven bits a byte, the lowest first, and a table of all texts. Nodes of the
/// call tree name their parents by how far back they are, so that most of one takes ten bytes.
package struct ProfileFile: Sendable {
  package static let defaultName = ".pyprof"

  package let path: String

  package init(_ path: String = defaultName) { self.path = path }

  static let version = 1
  static let signature = Array("pyprof\0".utf8)

  /// Writes the whole file in one go: nobody ever sees a part of it.
  package func write(_ profile: Profile) throws(ProfileFileError) {
    do {
      try Files.write(Self.bytes(of: profile), to: path)
    } catch {
      throw .system(error)
    }
  }

  package func read() throws(ProfileFileError) -> Profile {
    let bytes: [UInt8]
    do {
      bytes = try Files.read(path)
    } catch {
      throw error.isMissing ? .notFound(path: path) : .system(error)
    }
    return try Self.profile(from: bytes, path: path)
  }

  /// The content of a file.
  package static func bytes(of profile: Profile) -> [UInt8] {
    var encoder = ProfileEncoder()
    encoder.write(profile)
    return sealed(encoder.content)
  }

  /// The header for some content, and the content.
  package static func sealed(_ content: [UInt8]) -> [UInt8] {
    var result = signature
    VarintWriter.append(UInt64(version), to: &result)
    let sum = checksum(content[...])
    for byte in 0..<8 { result.append(UInt8(truncatingIfNeeded: sum >> (8 * UInt64(byte)))) }
    return result + content
  }

  /// - Parameter path: what errors call the file.
  package static func profile(
    from bytes: [UInt8], path: String
  ) throws(ProfileFileError) -> Profile {
    guard bytes.starts(with: signature) else { throw .notAProfile(path: path) }
    var header = VarintReader(bytes[signature.count...])
    do {
      let found = try header.number()
      guard found == version else {
        throw ProfileFileError.wrongVersion(path: path, found: found, supported: version)
      }
      let sum = try header.fixed()
      guard sum == checksum(header.rest) else { throw Damage(reason: "wrong checksum") }
      var decoder = try ProfileDecoder(header.rest)
      return try decoder.profile()
    } catch let error as ProfileFileError {
      throw error
    } catch let damage as Damage {
      throw .damaged(path: path, reason: damage.reason)
    } catch {
      throw .damaged(path: path, reason: "\(error)")
    }
  }

  /// The 64-bit FNV-1a checksum, over words of eight bytes where there are eight.
  static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    let prime: UInt64 = 0x0000_0100_0000_01B3
    var sum: UInt64 = 0xCBF2_9CE4_8422_2325
    unsafe bytes.withUnsafeBytes { buffer in
      let words = buffer.count / 8
      for word in 0..<words {
        let value = unsafe buffer.loadUnaligned(fromByteOffset: word * 8, as: UInt64.self)
        sum = (sum ^ UInt64(littleEndian: value)) &* prime
        sum ^= sum >> 29
      }
      for place in words * 8..<buffer.count { sum = unsafe (sum ^ UInt64(buffer[place])) &* prime }
    }
    return sum
  }
}

/// What is wrong with the content of a file.
struct Damage: Error {
  let reason: String
}

package import Files

/// Gets at the text of a source file, be it a file of its own or in an archive.
package enum SourceReader {
  /// Whether there is a source at `path`; for one in an archive, whether there is the archive.
  package static func exists(_ path: String) -> Bool {
    Files.kind(of: path) != nil || ZipArchive.split(path) != nil
  }

  package static func read(_ path: String) throws(FileError) -> [UInt8] {
    do {
      return try Files.read(path)
    } catch {
      guard error.isMissing, let (archive, member) = ZipArchive.split(path) else { throw error }
      return try ZipArchive.read(member, in: archive)
    }
  }
}

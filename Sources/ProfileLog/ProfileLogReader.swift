internal import Files

/// One process's log, seen by a process that makes a profile of it.
package struct ProfileLogReader: Sendable {
  package let path: String
  package let contents: ProfileLogContents

  /// Whether a process may still be writing.
  package let isLive: Bool

  /// Reads the log at `path`; one that is still being written is read as it is now.
  package init(path: String) throws(ProfileLogError) {
    do {
      let view = unsafe try RecordingView(
        path: path, sizes: ProfileLayout.headerSize...ProfileLayout.capacity,
        magic: ProfileLayout.magic
      ) { bytes in
        var decoder = unsafe ProfileLogDecoder(bytes)
        decoder.readRecords()
        return decoder.contents
      }
      contents = view.contents
      isLive = view.isLive
    } catch { throw ProfileLogError(error, path) }
    self.path = path
  }
}

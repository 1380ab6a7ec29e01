internal import Files
internal import Reports
internal import Tooling

/// The file that a report is written to piece by piece, with a word on how far it has come.
///
/// A report writes in one thread, so nothing here is locked.
final class ExportedFile: ByteSink, @unchecked Sendable {
  private var output: FileOutput?
  private var progress: Progress
  private var count = 0

  init(_ path: String) throws(FileError) {
    output = try FileOutput(path)
    progress = Progress("writing '\(path)'")
  }

  func take(_ bytes: [UInt8]) {
    output?.write(bytes)
    count += bytes.count
    progress.show("\(count >> 20) MB")
  }

  /// Puts the file in its place.
  func finish() throws(FileError) {
    progress.end()
    try output.take()?.finish()
  }
}

/// Standard output, which takes a report piece by piece.
final class ExportedText: ByteSink {
  func take(_ bytes: [UInt8]) { Terminal.say(bytes) }
}

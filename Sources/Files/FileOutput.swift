internal import Glibc

/// A file that is written piece by piece: readers see the old content or the new, never a part.
package struct FileOutput: ~Copyable {
  private let path: String
  private let temporary: String
  private let descriptor: Int32

  /// Begins to write beside the file.
  package init(_ path: String) throws(FileError) {
    self.path = path
    temporary = Files.temporaryPath(for: path)
    descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw FileError(path: path, action: "write", code: errno) }
  }

  /// The first failure is what `finish` throws.
  package private(set) var failure: Int32 = 0

  package mutating func write(_ bytes: [UInt8]) {
    unsafe bytes.withUnsafeBytes { unsafe write($0) }
  }

  package mutating func write(_ bytes: UnsafeRawBufferPointer) {
    guard failure == 0 else { return }
    failure = unsafe Files.writeAll(bytes, to: descriptor)
  }

  /// Puts the file in its place.
  package consuming func finish() throws(FileError) {
    var failure = failure
    // Network file systems may tell of a full disk only now.
    if close(descriptor) != 0, failure == 0 { failure = errno }
    guard failure == 0, unsafe rename(temporary, path) == 0 else {
      let code = failure == 0 ? errno : failure
      unsafe unlink(temporary)
      throw FileError(path: path, action: "write", code: code)
    }
  }
}

internal import Glibc

extension Files {
  /// Adds to the end of a file, which is made when there is none.
  package static func append(_ bytes: [UInt8], to path: String) throws(FileError) {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw FileError(path: path, action: "write", code: errno) }
    let failure = unsafe bytes.withUnsafeBytes { unsafe writeAll($0, to: descriptor) }
    close(descriptor)
    guard failure == 0 else { throw FileError(path: path, action: "write", code: failure) }
  }
}

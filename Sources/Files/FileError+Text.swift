internal import Glibc

extension FileError: CustomStringConvertible {
  package var description: String {
    let reason = unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
    return "cannot \(action) '\(path)': \(reason)"
  }

  package var isMissing: Bool { code == ENOENT || code == ENOTDIR }
}

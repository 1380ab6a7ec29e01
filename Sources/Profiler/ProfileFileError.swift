package import Files

/// Why a profile could not be read or written.
package enum ProfileFileError: Error, Hashable, Sendable {
  case notFound(path: String)
  case notAProfile(path: String)
  case wrongVersion(path: String, found: Int, supported: Int)
  case damaged(path: String, reason: String)
  case system(FileError)
}

extension ProfileFileError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notFound(let path):
      "no profile at '\(path)'; run 'pyprof run' first, or name one with --profile-file"
    case .notAProfile(let path):
      "'\(path)' is no profile of pyprof; name one that 'pyprof run' wrote"
    case .wrongVersion(let path, let found, let supported):
      "'\(path)' has format \(found), and this pyprof reads \(supported); record it anew with "
        + "'pyprof run'"
    case .damaged(let path, let reason):
      "'\(path)' is damaged (\(reason)); record it anew with 'pyprof run'"
    case .system(let error): "\(error)"
    }
  }
}

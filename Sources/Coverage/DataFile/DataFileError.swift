package import Files

/// Why a data file could not be used.
package enum DataFileError: Error, Hashable, Sendable {
  case notFound(path: String)
  case unreadable(FileError)
  case unwritable(FileError)

  /// The file is no SQLite database at all.
  case notDatabase(path: String)

  /// A database, but without the tables of a data file; an empty file, too.
  case notCoverageData(path: String)
  case wrongVersion(path: String, found: Int)
  case damaged(path: String, reason: String)

  /// Another program keeps the file locked.
  case busy(path: String)

  /// Lines and branches do not add up.
  case mixed(path: String, MixedRecordingError)
}

extension DataFileError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notFound(let path):
      "no data file at '\(path)'; run 'pycov run' first, or name one with --data-file"
    case .unreadable(let error):
      "\(error); check the permissions of the data file"
    case .unwritable(let error):
      "\(error); check the folder and its space, or name another file with --data-file"
    case .notDatabase(let path):
      "'\(path)' is no data file; remove it, or name another with --data-file"
    case .notCoverageData(let path):
      "'\(path)' holds no coverage data; remove it, or name another with --data-file"
    case .wrongVersion(let path, let found):
      "'\(path)' has format \(found), this pycov reads format \(Schema.version); run it anew"
    case .damaged(let path, let reason):
      "'\(path)' is damaged (\(reason)); remove it with 'pycov erase' and run anew"
    case .mixed(let path, let error):
      "'\(path)': \(error)"
    case .busy(let path):
      "'\(path)' is in use by another program; try again when that has ended"
    }
  }
}

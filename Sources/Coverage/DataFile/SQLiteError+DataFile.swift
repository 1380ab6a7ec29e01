internal import CSQLite
internal import Files
internal import Glibc

extension SQLiteError {
  /// Whether the file system refused to lock, which is no fault of the file.
  var isAboutLocks: Bool { code == SQLITE_PROTOCOL || code == SQLITE_IOERR }

  /// What this error means for whoever named the data file.
  func dataFileError(_ path: String) -> DataFileError {
    switch code {
    case SQLITE_NOTADB: .notDatabase(path: path)
    case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH, SQLITE_READONLY:
      .unreadable(FileError(path: path, action: "read", code: EACCES))
    case SQLITE_BUSY, SQLITE_LOCKED: .busy(path: path)
    default: .damaged(path: path, reason: message)
    }
  }
}

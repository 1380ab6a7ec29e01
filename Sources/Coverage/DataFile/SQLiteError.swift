/// What SQLite answered to a call that failed.
struct SQLiteError: Error, Hashable, Sendable {
  /// The primary result code, such as `SQLITE_CORRUPT`.
  let code: Int32

  /// SQLite's own sentence about it.
  let message: String
}

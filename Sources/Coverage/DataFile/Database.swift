internal import CSQLite

/// An open SQLite database, closed when the value goes.
@safe struct Database: ~Copyable {
  private let handle: OpaquePointer

  /// How long to wait for a writer that holds the lock, in milliseconds.
  private static let patience: Int32 = 5000

  /// Opens a new, empty database in memory.
  init() throws(SQLiteError) {
    unsafe handle = try Self.open(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)
  }

  /// Opens an existing database file that is only read.
  ///
  /// - Parameter isLocking: false where the file system knows no locks, as some network ones.
  init(reading path: String, isLocking: Bool = true) throws(SQLiteError) {
    unsafe handle = try Self.open(path, SQLITE_OPEN_READONLY, isLocking: isLocking)
    unsafe sqlite3_busy_timeout(handle, Self.patience)
  }

  deinit { unsafe sqlite3_close_v2(handle) }

  private static func open(
    _ path: String, _ flags: Int32, isLocking: Bool = true
  ) throws(SQLiteError) -> OpaquePointer {
    var handle: OpaquePointer?
    let code = unsafe sqlite3_open_v2(
      path, &handle, flags | SQLITE_OPEN_NOMUTEX, isLocking ? nil : "unix-none")
    guard code == SQLITE_OK, let handle = unsafe handle else {
      let error = unsafe failure(code, handle)
      unsafe sqlite3_close_v2(handle)
      throw error
    }
    return unsafe handle
  }

  private static func failure(_ code: Int32, _ handle: OpaquePointer?) -> SQLiteError {
    guard let handle = unsafe handle, let text = unsafe sqlite3_errmsg(handle) else {
      return SQLiteError(code: code & 0xff, message: "out of memory")
    }
    return SQLiteError(code: code & 0xff, message: unsafe String(cString: text))
  }

  /// Runs statements that take no values and give no rows.
  func execute(_ script: String) throws(SQLiteError) {
    let code = unsafe sqlite3_exec(handle, script, nil, nil, nil)
    guard code == SQLITE_OK else { throw unsafe Self.failure(code, handle) }
  }

  func prepare(_ text: String) throws(SQLiteError) -> Query {
    var query: OpaquePointer?
    let code = unsafe sqlite3_prepare_v2(handle, text, -1, &query, nil)
    guard code == SQLITE_OK, let query = unsafe query else {
      throw unsafe Self.failure(code, handle)
    }
    return unsafe Query(query, of: handle)
  }

  /// The database as the bytes of a file.
  func serialized() throws(SQLiteError) -> [UInt8] {
    var count: sqlite3_int64 = 0
    guard let bytes = unsafe sqlite3_serialize(handle, "main", &count, 0) else {
      throw SQLiteError(code: SQLITE_NOMEM, message: "out of memory")
    }
    defer { unsafe sqlite3_free(bytes) }
    return unsafe Array(UnsafeBufferPointer(start: bytes, count: Int(count)))
  }
}

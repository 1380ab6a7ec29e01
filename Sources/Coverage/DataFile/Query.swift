internal import CSQLite

/// One prepared statement of a database: bound, stepped through and read by column.
///
/// It must not outlive its database. Columns and parameters count from 0.
@safe struct Query: ~Copyable {
  private let handle: OpaquePointer
  private let database: OpaquePointer

  init(_ handle: OpaquePointer, of database: OpaquePointer) {
    unsafe self.handle = handle
    unsafe self.database = database
  }

  deinit { unsafe sqlite3_finalize(handle) }

  func bind(_ number: Int, at index: Int32) {
    unsafe sqlite3_bind_int64(handle, index + 1, sqlite3_int64(number))
  }

  func bind(_ text: String, at index: Int32) {
    var text = text
    text.withUTF8 { bytes in
      let start = unsafe UnsafeRawPointer(bytes.baseAddress)?.assumingMemoryBound(to: CChar.self)
      unsafe pycov_bind_text(handle, index + 1, start, Int32(bytes.count))
    }
  }

  func bind(_ bytes: UnsafeRawBufferPointer, at index: Int32) {
    unsafe pycov_bind_blob(handle, index + 1, bytes.baseAddress, Int32(bytes.count))
  }

  /// Moves to the next row; false when there is none.
  func step() throws(SQLiteError) -> Bool {
    let code = unsafe sqlite3_step(handle)
    if code == SQLITE_ROW { return true }
    guard code == SQLITE_DONE else {
      let text = unsafe sqlite3_errmsg(database).map { unsafe String(cString: $0) }
      throw SQLiteError(code: code & 0xff, message: text ?? "")
    }
    return false
  }

  /// Makes a statement ready to be bound and stepped through again.
  func reset() { unsafe sqlite3_reset(handle) }

  /// Runs a statement without rows, ready to be bound again.
  func run() throws(SQLiteError) {
    _ = try step()
    unsafe sqlite3_reset(handle)
  }

  func number(_ column: Int32) -> Int { unsafe Int(sqlite3_column_int64(handle, column)) }

  func text(_ column: Int32) -> String {
    guard let text = unsafe sqlite3_column_text(handle, column) else { return "" }
    let count = unsafe Int(sqlite3_column_bytes(handle, column))
    return unsafe String(decoding: UnsafeBufferPointer(start: text, count: count), as: UTF8.self)
  }

  /// The bytes of a column, to be read at once: the next step frees them.
  func withBytes<R>(_ column: Int32, _ body: (UnsafeRawBufferPointer) -> R) -> R {
    let bytes = unsafe sqlite3_column_blob(handle, column)
    let count = unsafe Int(sqlite3_column_bytes(handle, column))
    return unsafe body(UnsafeRawBufferPointer(start: bytes, count: bytes == nil ? 0 : count))
  }
}

#include <sqlite3.h>

/// Binds text or bytes that SQLite copies at once; the macro for that is a cast Swift cannot see.
static inline int pycov_bind_text(sqlite3_stmt *statement, int index, const char *text, int count) {
  return sqlite3_bind_text(statement, index, count ? text : "", count, SQLITE_TRANSIENT);
}

static inline int pycov_bind_blob(sqlite3_stmt *statement, int index, const void *bytes, int count) {
  return sqlite3_bind_blob(statement, index, count ? bytes : "", count, SQLITE_TRANSIENT);
}

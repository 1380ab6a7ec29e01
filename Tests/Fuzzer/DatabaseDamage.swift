internal import CSQLite
internal import Files

/// Changes to a data file by way of SQLite: right as a database, wrong as a data file.
enum Database {
  private static let tables = [
    "coverage_schema", "meta", "file", "context", "line_bits", "arc", "tracer", "pycov_meta",
    "pycov_source",
  ]

  private static let columns = [
    "id", "path", "context", "file_id", "context_id", "numbits", "fromno", "tono", "tracer", "key",
    "value", "version", "hash",
  ]

  private static let values = [
    "null", "0", "-1", "1", "'a'", "''", "x''", "x'ff'", "x'fffe80'", "zeroblob(100000)", "1.5",
    "9223372036854775807", "-9223372036854775808", "4294967296", "16777216", "16777217",
    "-16777216", "2147483648", "-2147483648", "'é' || char(0) || 'b'", "char(0xd800)", "1e300",
    "cast(x'ff80' as text)", "randomblob(9)", "'99999999999999999999'", "'3.13.0'", "'-3.x'",
  ]

  /// The bytes of `file` after some statements; `path` is for them alone.
  static func damaged(_ file: [UInt8], at path: String, _ chance: inout Chance) -> [UInt8] {
    let path = path + ".sql"
    for ending in ["", "-journal", "-wal", "-shm"] { try? Files.remove(path + ending) }
    try? Files.write(file, to: path)
    var handle: OpaquePointer?
    guard unsafe sqlite3_open(path, &handle) == SQLITE_OK else { return file }
    for _ in 0...chance.below(4) { unsafe sqlite3_exec(handle, statement(&chance), nil, nil, nil) }
    unsafe sqlite3_close_v2(handle)
    return (try? Files.read(path)) ?? file
  }

  private static func statement(_ chance: inout Chance) -> String {
    let table = chance.element(of: tables)
    let column = chance.element(of: columns)
    let value = chance.element(of: values)
    switch chance.below(14) {
    case 0: return "drop table \(table)"
    case 1: return "alter table \(table) rename to other"
    case 2: return "alter table \(table) rename column \(column) to other"
    case 3: return "alter table \(table) drop column \(column)"
    case 4:
      return
        "drop table \(table); create view \(table) as select * from \(chance.element(of: tables))"
    case 5: return "drop table \(table); create table \(table) (\(column) text, id blob)"
    case 6: return "create trigger t after insert on \(table) begin delete from file; end"
    case 7: return "pragma user_version = 5; pragma journal_mode = wal"
    case 8: return "insert into \(table) select * from \(table)"
    case 9: return "delete from \(table)"
    case 10:
      return """
        drop table \(table); create view \(table) as with recursive r(\(column)) as
        (select 1 union all select \(column) + 1 from r limit 5000) select *, * from r
        """
    default: return "update or replace \(table) set \(column) = \(value)"
    }
  }
}

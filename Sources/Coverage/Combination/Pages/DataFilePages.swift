/// A data file as its pages: the fast way of reading what combining needs.
struct DataFilePages {
  typealias Unusual = DatabasePages.Unusual

  private let pages: DatabasePages
  private let tables: [String: (root: Int, statement: String)]

  let hasArcs: Bool

  /// By their numbers in this file.
  let paths: [Int: String]
  let contexts: [Int: String]
  let tracers: [Int: String]

  init(_ bytes: [UInt8]) throws(Unusual) {
    let pages = try DatabasePages(bytes)
    let tables = try pages.tables()
    self.pages = pages
    self.tables = tables
    guard Self.columns.allSatisfy({ Self.has($1, in: tables[$0]?.statement) }) else {
      throw Unusual()
    }
    var version: Int?
    try Self.forEachRow(of: "coverage_schema", tables, pages) { _, values throws(Unusual) in
      version = try values.number()
    }
    guard version == Schema.version else { throw Unusual() }
    hasArcs = try Self.texts(of: "meta", tables, pages)["has_arcs"] == "1"
    paths = try Self.names(of: "file", tables, pages)
    contexts = try Self.names(of: "context", tables, pages)
    tracers = try Self.names(of: "tracer", tables, pages)
  }

  /// Whether a statement has the columns in this order, so that values can be read by their place.
  private static func has(_ columns: [String], in statement: String?) -> Bool {
    guard var rest = statement?[...] else { return false }
    for column in columns {
      guard let found = rest.firstRange(of: column) else { return false }
      rest = rest[found.upperBound...]
    }
    return true
  }

  private static let columns = [
    "coverage_schema": ["version"], "meta": ["key", "value"],
    "file": ["id integer primary key", "path"], "context": ["id integer primary key", "context"],
    "tracer": ["file_id integer primary key", "tracer"],
    "line_bits": ["file_id", "context_id", "numbits"],
    "arc": ["file_id", "context_id", "fromno", "tono"],
  ]

  private static func forEachRow(
    of table: String, _ tables: [String: (root: Int, statement: String)], _ pages: DatabasePages,
    _ body: (Int, inout DatabasePages.Values) throws(Unusual) -> Void
  ) throws(Unusual) {
    guard let root = tables[table]?.root else { return }
    try pages.forEachRow(root: root) { row throws(Unusual) in
      var values = try DatabasePages.Values(row, of: pages)
      try body(row.id, &values)
    }
  }

  private static func names(
    of table: String, _ tables: [String: (root: Int, statement: String)], _ pages: DatabasePages
  ) throws(Unusual) -> [Int: String] {
    var names: [Int: String] = [:]
    try forEachRow(of: table, tables, pages) { id, values throws(Unusual) in
      _ = try values.number()
      names[id] = try values.text()
    }
    return names
  }

  private static func texts(
    of table: String, _ tables: [String: (root: Int, statement: String)], _ pages: DatabasePages
  ) throws(Unusual) -> [String: String] {
    var texts: [String: String] = [:]
    try forEachRow(of: table, tables, pages) { _, values throws(Unusual) in
      texts[try values.text()] = try values.text()
    }
    return texts
  }

  /// What our own tables add; nothing for files that other tools made.
  func ownTables() throws(Unusual) -> (values: [String: String], sources: [String: String]) {
    guard tables["pycov_meta"] != nil, tables["pycov_source"] != nil else { return ([:], [:]) }
    let values = try Self.texts(of: "pycov_meta", tables, pages)
    guard values[Schema.Key.format] == Schema.ownFormat else { return ([:], [:]) }
    return (values, try Self.texts(of: "pycov_source", tables, pages))
  }

  /// Goes through the bitmaps: file, context and the place of the bytes.
  func forEachBitmap(
    _ body: (Int, Int, ArraySlice<UInt8>) -> Void
  ) throws(Unusual) {
    try Self.forEachRow(of: "line_bits", tables, pages) { _, values throws(Unusual) in
      guard let file = try values.number(), let context = try values.number() else { return }
      body(file, context, pages.bytes[try values.bytes()])
    }
  }

  /// Goes through the arcs: file, context and both ends.
  func forEachArc(_ body: (Int, Int, Int, Int) throws(Unusual) -> Void) throws(Unusual) {
    try Self.forEachRow(of: "arc", tables, pages) { _, values throws(Unusual) in
      guard let file = try values.number(), let context = try values.number(),
        let source = try values.number(), let destination = try values.number()
      else { return }
      try body(file, context, source, destination)
    }
  }
}

internal import Files
package import Source

/// Questions about which context ran what, answered from the data file without reading it all.
///
/// Each answer costs what it is about: the rows of some files, or those of some contexts. The index
/// sees the data file as it was when it was opened.
package struct ContextIndex: ~Copyable {
  private let database: Database
  private let path: String

  /// Whether lines are recorded as the ends of arcs.
  private let hasArcs: Bool

  /// The Python that ran; nil when the data file does not say.
  package let python: PythonVersion?

  /// Every measured file, in the order of the paths.
  package let files: [File]

  /// Every context that the data file names, in their order; some may have run nothing.
  package let contexts: [Context]

  /// A measured file and its number.
  package struct File: Hashable, Sendable {
    package let id: Int
    package let path: String

    package init(id: Int, path: String) {
      self.id = id
      self.path = path
    }
  }

  /// A context and its number.
  package struct Context: Hashable, Sendable {
    package let id: Int
    package let label: Recording.Context

    package init(id: Int, label: Recording.Context) {
      self.id = id
      self.label = label
    }
  }

  package static func open(_ file: DataFile) throws(DataFileError) -> ContextIndex {
    switch Files.kind(of: file.path) {
    case nil: throw .notFound(path: file.path)
    case .folder: throw .notDatabase(path: file.path)
    case .file, .other: break
    }
    do {
      return try opened(file.path)
    } catch {
      throw meaning(of: error, file.path)
    }
  }

  /// Where the file system has no locks it does without: writers rename, so nothing can be torn.
  private static func opened(_ path: String) throws -> ContextIndex {
    do {
      return try Self(path: path, isLocking: true)
    } catch let error as SQLiteError where error.isAboutLocks {
      return try Self(path: path, isLocking: false)
    }
  }

  private init(path: String, isLocking: Bool) throws {
    let database = try Database(reading: path, isLocking: isLocking)
    let head = try Head(database, path)
    self.init(database, path, head)
  }

  private init(_ database: consuming Database, _ path: String, _ head: Head) {
    self.database = database
    self.path = path
    hasArcs = head.hasArcs
    python = head.python
    files = head.files
    contexts = head.contexts
  }

  /// What is read when the data file is opened.
  private struct Head {
    let hasArcs: Bool
    let python: PythonVersion?
    let files: [File]
    let contexts: [Context]

    init(_ database: borrowing Database, _ path: String) throws {
      try database.execute("begin")
      try check(database, path)
      let meta = try rows("select 0, value from meta where key = 'has_arcs'", of: database)
      hasArcs = meta.first?.1 == "1"
      python = try Self.python(of: database)
      files = try rows("select id, path from file", of: database)
        .map { File(id: $0.0, path: $0.1) }
        .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
      contexts = try rows("select id, context from context", of: database)
        .map { Context(id: $0.0, label: $0.1) }
        .sorted { $0.label.utf8.lexicographicallyPrecedes($1.label.utf8) }
    }

    private static func python(of database: borrowing Database) throws -> PythonVersion? {
      guard try has("pycov_meta", database) else { return nil }
      let query = "select 0, value from pycov_meta where key = '\(Schema.Key.python)'"
      return try rows(query, of: database).first.flatMap { PythonVersion($0.1) }
    }
  }

  private static func has(
    _ table: String, _ database: borrowing Database
  ) throws(SQLiteError) -> Bool {
    try !rows("select 1, name from sqlite_master where name = '\(table)'", of: database).isEmpty
  }

  private static func check(_ database: borrowing Database, _ path: String) throws {
    guard try has("coverage_schema", database) else {
      throw DataFileError.notCoverageData(path: path)
    }
    let versions = try rows("select version, '' from coverage_schema", of: database)
    guard let found = versions.first?.0 else { throw DataFileError.notCoverageData(path: path) }
    guard found == Schema.version else {
      throw DataFileError.wrongVersion(path: path, found: found)
    }
  }

  private static func rows(
    _ text: String, of database: borrowing Database
  ) throws(SQLiteError) -> [(Int, String)] {
    let query = try database.prepare(text)
    var rows: [(Int, String)] = []
    while try query.step() { rows.append((query.number(0), query.text(1))) }
    return rows
  }

  private static func meaning(of error: any Error, _ path: String) -> DataFileError {
    (error as? DataFileError) ?? (error as? SQLiteError)?.dataFileError(path)
      ?? .damaged(path: path, reason: "\(error)")
  }

  /// Runs a query of ours, with errors that name the data file.
  private func answer<Answer>(
    _ body: (borrowing Database) throws(SQLiteError) -> Answer
  ) throws(DataFileError) -> Answer {
    do { return try body(database) } catch { throw error.dataFileError(path) }
  }
}

extension ContextIndex {
  /// The lines of a file that each context ran, by the context's number.
  ///
  /// - Parameter wanted: only these lines; all of the file when nil.
  package func lines(
    of file: File, within wanted: ClosedRange<Int>? = nil
  ) throws(DataFileError) -> [Int: LineSet] {
    try answer { database throws(SQLiteError) in
      var result: [Int: LineSet] = [:]
      try forEachRow(database, of: file, within: wanted) { context, lines in
        if !lines.isEmpty { result[context, default: []].formUnion(lines) }
        return true
      }
      return result
    }
  }

  /// The lines that any of some contexts ran, by the file's number.
  ///
  /// It looks each pair of file and context up, which is quicker than reading the table.
  package func lines(ranIn contexts: [Context]) throws(DataFileError) -> [Int: LineSet] {
    try answer { database throws(SQLiteError) in
      let query = try database.prepare(
        hasArcs
          ? "select fromno, tono from arc where file_id = ? and context_id = ?"
          : "select numbits from line_bits where file_id = ? and context_id = ?")
      var result: [Int: LineSet] = [:]
      for file in files {
        var lines = LineSet()
        for context in contexts {
          query.bind(file.id, at: 0)
          query.bind(context.id, at: 1)
          while try query.step() { add(query, from: 0, to: &lines) }
          query.reset()
        }
        if !lines.isEmpty { result[file.id] = lines }
      }
      return result
    }
  }

  /// Those of `lines` that no other context than `contexts` ran.
  ///
  /// It stops reading when none is left.
  package func lines(
    _ lines: LineSet, of file: File, ranOnlyIn contexts: Set<Int>
  ) throws(DataFileError) -> LineSet {
    try answer { database throws(SQLiteError) in
      var rest = lines
      try forEachRow(database, of: file, within: nil) { context, others in
        if !contexts.contains(context) { rest.subtract(others) }
        return !rest.isEmpty
      }
      return rest
    }
  }

  /// Visits what is recorded of a file, in pieces, until `body` wants no more.
  private func forEachRow(
    _ database: borrowing Database, of file: File, within wanted: ClosedRange<Int>?,
    _ body: (_ context: Int, _ lines: LineSet) -> Bool
  ) throws(SQLiteError) {
    var text =
      hasArcs
      ? "select context_id, fromno, tono from arc where file_id = ?1"
      : "select context_id, numbits from line_bits where file_id = ?1"
    if hasArcs, wanted != nil {
      text += " and (fromno between ?2 and ?3 or tono between ?2 and ?3)"
    }
    let query = try database.prepare(text)
    query.bind(file.id, at: 0)
    if hasArcs, let wanted {
      query.bind(wanted.lowerBound, at: 1)
      query.bind(wanted.upperBound, at: 2)
    }
    var context = 0
    var lines = LineSet()
    // The rows of a context follow each other.
    while try query.step() {
      let next = query.number(0)
      if next != context, !lines.isEmpty {
        guard body(context, wanted.map { lines.part(within: $0) } ?? lines) else { return }
        lines = LineSet()
      }
      context = next
      add(query, from: 1, to: &lines)
    }
    if !lines.isEmpty { _ = body(context, wanted.map { lines.part(within: $0) } ?? lines) }
  }

  /// Adds the lines of a row: a bitmap, or both ends of an arc.
  private func add(_ query: borrowing Query, from column: Int32, to lines: inout LineSet) {
    guard hasArcs else {
      return lines.formUnion(unsafe query.withBytes(column) { unsafe LineSet(numbits: $0) })
    }
    for end in column...column + 1 {
      let line = query.number(end)
      if line > 0, line <= LineSet.lastCredibleLine { lines.insert(line) }
    }
  }
}

extension LineSet {
  /// The lines that lie in `range`.
  package func part(within range: ClosedRange<Int>) -> LineSet {
    var part = self
    if range.lowerBound > 0 { part.subtract(0...range.lowerBound - 1) }
    if range.upperBound < .max { part.subtract(range.upperBound + 1...Int.max) }
    return part
  }
}

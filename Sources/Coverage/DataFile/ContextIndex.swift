internal import Files
package import Source

/// Questions about which context ran what, answered from the data file without reading it all.
///
/// Each answer costs what it is about: the rows of some files, or those of some contexts. The index
/// sees the data file as it was when it was opened.
package struct ContextIndex: ~Copyable {
  private let database: Database
  private let path: String
  private let tables: ContextTables

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
    tables = head.tables
    python = head.python
    files = head.files
    contexts = head.contexts
  }

  /// What is read when the data file is opened.
  private struct Head {
    let tables: ContextTables
    let python: PythonVersion?
    let files: [File]
    let contexts: [Context]

    init(_ database: borrowing Database, _ path: String) throws {
      try database.execute("begin")
      try check(database, path)
      let meta = try rows("select 0, value from meta where key = 'has_arcs'", of: database)
      tables = ContextTables(
        hasArcs: meta.first?.1 == "1", hasLists: try has("pycov_contexts", database))
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
      try tables.forEachRow(database, of: file, within: wanted) { context, lines in
        result[context, default: []].formUnion(lines)
        return true
      }
      guard tables.hasLists else { return result }
      let lists = try ContextLists(database)
      for (list, lines) in try tables.listed(database, of: file, within: wanted) {
        try lists.forEachNumber(of: list) { context in
          result[context, default: []].formUnion(lines)
          return true
        }
      }
      return result
    }
  }

  /// The lines that any of some contexts ran, by the file's number.
  package func lines(ranIn contexts: [Context]) throws(DataFileError) -> [Int: LineSet] {
    try answer { database throws(SQLiteError) in
      var result: [Int: LineSet] = [:]
      if tables.hasLists {
        let lists = try ContextLists(database).all(withAnyOf: Set(contexts.map(\.id)))
        result = try tables.lines(database, ofLists: lists)
      }
      try tables.addRows(database, of: files, ranIn: contexts, to: &result)
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
      if tables.hasLists {
        let lists = try ContextLists(database)
        for (list, others) in try tables.listed(database, of: file, within: nil) {
          try lists.forEachNumber(of: list) { context in
            if contexts.contains(context) { return true }
            rest.subtract(others)
            return false
          }
        }
      }
      try tables.forEachRow(database, of: file, within: nil) { context, others in
        if !contexts.contains(context) { rest.subtract(others) }
        return !rest.isEmpty
      }
      return rest
    }
  }
}

package import Source

/// Where a data file has what each context ran, and how rows are read.
struct ContextTables {
  /// Whether lines are recorded as the ends of arcs.
  let hasArcs: Bool

  /// Whether there are lists of contexts for all that ran in the same; the other rows are then in
  /// tables of their own.
  let hasLists: Bool

  private var rows: String {
    switch (hasArcs, hasLists) {
    case (false, false): "line_bits"
    case (false, true): "pycov_added_lines"
    case (true, false): "arc"
    case (true, true): "pycov_added_arcs"
    }
  }

  private var lists: String { hasArcs ? "pycov_arcs" : "pycov_lines" }

  /// The columns that say which lines a row is about.
  private var lines: String { hasArcs ? "fromno, tono" : "numbits" }

  /// Visits what is recorded of a file for one context after the other, until `body` wants no more; a
  /// context may come again.
  func forEachRow(
    _ database: borrowing Database, of file: ContextIndex.File, within wanted: ClosedRange<Int>?,
    _ body: (_ context: Int, _ lines: LineSet) -> Bool
  ) throws(SQLiteError) {
    let query = try query(database, "context_id", from: rows, of: file, within: wanted)
    var context = 0
    var lines = LineSet()
    while try query.step() {
      let next = query.number(0)
      if next != context {
        let part = wanted.map { lines.part(within: $0) } ?? lines
        if !part.isEmpty, !body(context, part) { return }
        lines = LineSet()
      }
      context = next
      add(query, from: 1, to: &lines)
    }
    let part = wanted.map { lines.part(within: $0) } ?? lines
    if !part.isEmpty { _ = body(context, part) }
  }

  /// The lines of a file, by the number of the list of contexts that they ran in.
  func listed(
    _ database: borrowing Database, of file: ContextIndex.File, within wanted: ClosedRange<Int>?
  ) throws(SQLiteError) -> [Int: LineSet] {
    let query = try query(database, "contexts", from: lists, of: file, within: wanted)
    var result: [Int: LineSet] = [:]
    while try query.step() { add(query, from: 1, to: &result[query.number(0), default: []]) }
    guard let wanted else { return result }
    return result.mapValues { $0.part(within: wanted) }.filter { !$0.value.isEmpty }
  }

  /// The lines of all files that ran in the contexts of any of some lists, by the file's number.
  func lines(
    _ database: borrowing Database, ofLists wanted: Set<Int>
  ) throws(SQLiteError) -> [Int: LineSet] {
    let query = try database.prepare("select file_id, contexts, \(lines) from \(lists)")
    var result: [Int: LineSet] = [:]
    while try query.step() {
      guard wanted.contains(query.number(1)) else { continue }
      add(query, from: 2, to: &result[query.number(0), default: []])
    }
    return result
  }

  /// Adds the lines that some contexts ran of each file.
  ///
  /// It looks each pair of file and context up, which is quicker than reading the table.
  func addRows(
    _ database: borrowing Database, of files: [ContextIndex.File],
    ranIn contexts: [ContextIndex.Context], to result: inout [Int: LineSet]
  ) throws(SQLiteError) {
    let query = try database.prepare(
      "select \(lines) from \(rows) where file_id = ? and context_id = ?")
    for file in files {
      for context in contexts {
        query.bind(file.id, at: 0)
        query.bind(context.id, at: 1)
        while try query.step() { add(query, from: 0, to: &result[file.id, default: []]) }
        query.reset()
      }
    }
  }

  private func query(
    _ database: borrowing Database, _ column: String, from table: String,
    of file: ContextIndex.File, within wanted: ClosedRange<Int>?
  ) throws(SQLiteError) -> Query {
    var text = "select \(column), \(lines) from \(table) where file_id = ?1"
    if hasArcs, wanted != nil {
      text += " and (fromno between ?2 and ?3 or tono between ?2 and ?3)"
    }
    let query = try database.prepare(text)
    query.bind(file.id, at: 0)
    if hasArcs, let wanted {
      query.bind(wanted.lowerBound, at: 1)
      query.bind(wanted.upperBound, at: 2)
    }
    return query
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

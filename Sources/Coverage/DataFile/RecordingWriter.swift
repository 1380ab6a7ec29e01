internal import Source

/// Makes the bytes of a data file out of a recording.
///
/// The same recording always gives the same bytes: paths and contexts are numbered in their order.
struct RecordingWriter: ~Copyable {
  private let recording: Recording
  private let database: Database
  private let paths: [String]
  private let contexts: [String: Int]
  private let isCompact: Bool

  init(_ recording: Recording) throws(SQLiteError) {
    self.recording = recording
    paths = recording.files.keys.sorted()
    contexts = Dictionary(
      uniqueKeysWithValues: recording.contexts.enumerated().map { ($1, $0 + 1) })
    isCompact = CompactWriter.suits(recording)
    database = try Database()
  }

  func serialized() throws(SQLiteError) -> [UInt8] {
    try database.execute(
      "pragma page_size=\(pageSize);begin;\(isCompact ? Schema.compactTables : Schema.tables)")
    try writeMeta()
    try writePaths()
    try writeContexts()
    if isCompact {
      var writer = CompactWriter(contexts)
      try writer.write(recording, paths, to: database)
    } else if recording.hasArcs {
      try writeArcs()
    } else {
      try writeLines()
    }
    try writeOwnTables()
    try database.execute("commit")
    return try database.serialized()
  }

  /// Every table and index takes a page at least: with small ones a small recording is cheap.
  private var pageSize: Int { paths.count < 64 ? 1024 : 4096 }

  private func writeMeta() throws(SQLiteError) {
    var text = "insert into coverage_schema values (\(Schema.version));"
    text += "insert into meta values ('version', 'pycov')"
    if !recording.isEmpty { text += ", ('has_arcs', '\(recording.hasArcs ? 1 : 0)')" }
    try database.execute(text)
  }

  private func writePaths() throws(SQLiteError) {
    let file = try database.prepare("insert into file values (?, ?)")
    let tracer = try database.prepare("insert into tracer values (?, ?)")
    for (index, path) in paths.enumerated() {
      file.bind(index + 1, at: 0)
      file.bind(path, at: 1)
      try file.run()
      guard let name = recording.files[path]?.tracer, !name.isEmpty else { continue }
      tracer.bind(index + 1, at: 0)
      tracer.bind(name, at: 1)
      try tracer.run()
    }
  }

  private func writeContexts() throws(SQLiteError) {
    let query = try database.prepare("insert into context values (?, ?)")
    for (context, number) in contexts.sorted(by: { $0.value < $1.value }) {
      query.bind(number, at: 0)
      query.bind(context, at: 1)
      try query.run()
    }
  }

  private func writeLines() throws(SQLiteError) {
    let query = try database.prepare("insert into line_bits values (?, ?, ?)")
    for (index, path) in paths.enumerated() {
      guard let file = recording.files[path] else { continue }
      query.bind(index + 1, at: 0)
      for (context, lines) in numbered(file.lines) where !lines.isEmpty {
        query.bind(context, at: 1)
        unsafe lines.withNumbits { unsafe query.bind($0, at: 2) }
        try query.run()
      }
    }
  }

  private func writeArcs() throws(SQLiteError) {
    let query = try database.prepare("insert into arc values (?, ?, ?, ?)")
    for (index, path) in paths.enumerated() {
      guard let file = recording.files[path] else { continue }
      query.bind(index + 1, at: 0)
      for (context, arcs) in numbered(file.arcs) {
        query.bind(context, at: 1)
        for arc in arcs.sorted() {
          query.bind(arc.source, at: 2)
          query.bind(arc.destination, at: 3)
          try query.run()
        }
      }
    }
  }

  /// The values of contexts with the contexts' numbers, in their order.
  private func numbered<Value>(_ values: [String: Value]) -> [(Int, Value)] {
    values.compactMap { entry in contexts[entry.key].map { ($0, entry.value) } }
      .sorted { $0.0 < $1.0 }
  }

  private func writeOwnTables() throws(SQLiteError) {
    var text = "insert into pycov_meta values ('\(Schema.Key.format)', '\(Schema.ownFormat)')"
    if let python = recording.python { text += ", ('\(Schema.Key.python)', '\(python)')" }
    if recording.startTime > 0 { text += ", ('\(Schema.Key.startTime)', '\(recording.startTime)')" }
    try database.execute(text)
    let query = try database.prepare("insert into pycov_source values (?, ?)")
    for (path, hash) in recording.sources.sorted(by: { $0.key < $1.key }) {
      query.bind(path, at: 0)
      query.bind(hash.description, at: 1)
      try query.run()
    }
  }
}

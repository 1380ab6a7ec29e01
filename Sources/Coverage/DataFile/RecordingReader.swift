internal import Source

/// Takes a recording out of an open data file.
struct RecordingReader: ~Copyable {
  private let database: Database
  private let path: String

  init(_ database: consuming Database, path: String) {
    self.database = database
    self.path = path
  }

  func recording() throws -> Recording {
    try database.execute("begin")
    try checkVersion()
    var recording = Recording()
    recording.hasArcs = try meta("has_arcs") == "1"
    let tracers = try names("select file_id, tracer from tracer")
    let paths = try names("select id, path from file")
    let contexts = try names("select id, context from context").mapValues { ContextLabel($0) }
    var files = paths.mapValues { _ in Recording.FileRecording() }
    for (file, tracer) in tracers { files[file]?.tracer = tracer }
    let isCompact = try !column(
      "select name from sqlite_master where name = 'pycov_contexts' and type = 'table'"
    ).isEmpty
    if isCompact {
      try readLists(into: &files, contexts, hasArcs: recording.hasArcs)
    }
    if recording.hasArcs {
      try readArcs(of: isCompact ? "pycov_added_arcs" : "arc", into: &files, contexts)
    } else {
      try readLines(of: isCompact ? "pycov_added_lines" : "line_bits", into: &files, contexts)
    }
    recording.files.reserveCapacity(files.count)
    for (file, path) in paths { recording.files[path] = files[file] }
    try readOwnTables(into: &recording)
    return recording
  }

  private func checkVersion() throws {
    let tables = try column("select name from sqlite_master where name = 'coverage_schema'")
    guard !tables.isEmpty else { throw DataFileError.notCoverageData(path: path) }
    let query = try database.prepare("select version from coverage_schema")
    guard try query.step() else { throw DataFileError.notCoverageData(path: path) }
    let found = query.number(0)
    guard found == Schema.version else {
      throw DataFileError.wrongVersion(path: path, found: found)
    }
  }

  private func meta(_ key: String) throws -> String? {
    try column("select value from meta where key = '\(key)'").first
  }

  private func column(_ text: String) throws -> [String] {
    let query = try database.prepare(text)
    var values: [String] = []
    while try query.step() { values.append(query.text(0)) }
    return values
  }

  private func names(_ text: String) throws -> [Int: String] {
    let query = try database.prepare(text)
    var names: [Int: String] = [:]
    while try query.step() { names[query.number(0)] = query.text(1) }
    return names
  }

  private func readLines(
    of table: String, into files: inout [Int: Recording.FileRecording],
    _ contexts: [Int: ContextLabel]
  ) throws {
    let query = try database.prepare(
      "select file_id, context_id, numbits from \(table)")
    var lines: [Int: [(LineSet, ContextSet)]] = [:]
    while try query.step() {
      guard let context = contexts[query.number(1)] else { continue }
      let ran = unsafe query.withBytes(2) { unsafe LineSet(numbits: $0) }
      lines[query.number(0), default: []].append((ran, ContextSet(context)))
    }
    for (file, parts) in lines { files[file]?.merge(.init(lines: parts)) }
  }

  private func readArcs(
    of table: String, into files: inout [Int: Recording.FileRecording],
    _ contexts: [Int: ContextLabel]
  ) throws {
    let query = try database.prepare(
      "select file_id, context_id, fromno, tono from \(table)")
    var runs = ArcRuns()
    while try query.step() {
      let arc = try arc(from: query.number(2), to: query.number(3))
      runs.add(arc, of: query.number(0), query.number(1))
    }
    for (file, parts) in runs.finished() {
      var recording = Recording.FileRecording(
        lines: [],
        arcs: parts.compactMap { part in contexts[part.key].map { (part.value, ContextSet($0)) } })
      recording.tieLinesToArcs()
      files[file]?.merge(recording)
    }
  }

  private func arc(from source: Int, to destination: Int) throws -> RecordedArc {
    guard source.magnitude <= LineSet.lastCredibleLine,
      destination.magnitude <= LineSet.lastCredibleLine
    else {
      throw DataFileError.damaged(path: path, reason: "a line number is out of range")
    }
    return RecordedArc(from: source, to: destination)
  }

  // MARK: Lists of contexts

  /// Reads what is kept with one list for all that ran in the same contexts.
  private func readLists(
    into files: inout [Int: Recording.FileRecording], _ contexts: [Int: ContextLabel],
    hasArcs: Bool
  ) throws {
    let lists = try contextSets(contexts)
    if hasArcs {
      var runs = ArcRuns()
      let query = try database.prepare("select file_id, contexts, fromno, tono from pycov_arcs")
      while try query.step() {
        runs.add(
          try arc(from: query.number(2), to: query.number(3)), of: query.number(0), query.number(1))
      }
      for (file, parts) in runs.finished() {
        var recording = Recording.FileRecording(
          lines: [], arcs: parts.compactMap { part in lists[part.key].map { (part.value, $0) } })
        recording.tieLinesToArcs()
        files[file]?.merge(recording)
      }
    } else {
      var lines: [Int: [(LineSet, ContextSet)]] = [:]
      let query = try database.prepare("select file_id, contexts, numbits from pycov_lines")
      while try query.step() {
        guard let list = lists[query.number(1)] else { continue }
        let ran = unsafe query.withBytes(2) { unsafe LineSet(numbits: $0) }
        lines[query.number(0), default: []].append((ran, list))
      }
      for (file, parts) in lines { files[file]?.merge(.init(lines: parts)) }
    }
  }

  /// By number: the contexts of each list.
  private func contextSets(_ contexts: [Int: ContextLabel]) throws -> [Int: ContextSet] {
    var sets: [Int: ContextSet] = [:]
    let query = try database.prepare(
      "select id, is_bitmap, part, ids from pycov_contexts order by id")
    var wholes: [Int: [Int]] = [:]
    while try query.step() {
      let (number, distance) = (query.number(0), query.number(2))
      var numbers = ContextList(query).numbers
      if distance != 0 {
        let whole = wholes[number - distance] ?? []
        numbers = numbers.compactMap { whole.indices.contains($0) ? whole[$0] : nil }
      } else if query.number(1) == 0 {
        wholes[number] = numbers
      }
      sets[number] = ContextSet(numbers.compactMap { contexts[$0] })
    }
    return sets
  }

  private func readOwnTables(into recording: inout Recording) throws {
    let tables = try column("select name from sqlite_master where name like 'pycov~_%' escape '~'")
    guard tables.contains("pycov_meta"), tables.contains("pycov_source") else { return }
    let query = try database.prepare("select key, value from pycov_meta")
    var values: [String: String] = [:]
    while try query.step() { values[query.text(0)] = query.text(1) }
    guard values[Schema.Key.format] == Schema.ownFormat else { return }
    recording.python = values[Schema.Key.python].flatMap { PythonVersion($0) }
    recording.startTime = values[Schema.Key.startTime].flatMap { UInt64($0) } ?? 0
    let sources = try database.prepare("select path, hash from pycov_source")
    while try sources.step() {
      recording.sources[sources.text(0)] = ContentHash(sources.text(1))
    }
  }
}

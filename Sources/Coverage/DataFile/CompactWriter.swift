internal import Source

/// Writes what ran in many contexts, with one list for all that ran in the same.
struct CompactWriter {
  private let numbers: [Int]
  private var listOfContexts: [ContextSet: Int] = [:]

  /// The rows that a data file takes without lists of contexts.
  static let mostRows = 10_000

  /// - Parameter contexts: the contexts' numbers in the data file, by label.
  init(_ contexts: [String: Int]) {
    numbers = ContextLabel.texts.map { contexts[$0] ?? 0 }
  }

  /// Whether a recording is too large to give each context rows of its own.
  static func suits(_ recording: Recording) -> Bool {
    var rows = 0
    for file in recording.files.values {
      for group in file.lineGroups { rows += group.contexts.labels.count }
      for group in file.arcGroups { rows += group.contexts.labels.count * group.arcs.count }
      if rows > mostRows { return true }
    }
    return false
  }

  mutating func write(
    _ recording: Recording, _ paths: [String], to database: borrowing Database
  ) throws(SQLiteError) {
    let lines = try database.prepare("insert into pycov_lines values (?, ?, ?)")
    let arcs = try database.prepare("insert into pycov_arcs values (?, ?, ?, ?)")
    let lists = try database.prepare("insert into pycov_contexts values (?, ?, ?)")
    for (index, path) in paths.enumerated() {
      guard let file = recording.files[path] else { continue }
      if recording.hasArcs {
        arcs.bind(index + 1, at: 0)
        for (arc, contexts) in sorted(file.arcGroups) {
          arcs.bind(arc.source, at: 1)
          arcs.bind(arc.destination, at: 2)
          arcs.bind(try list(of: contexts, lists), at: 3)
          try arcs.run()
        }
      } else {
        lines.bind(index + 1, at: 0)
        for group in file.lineGroups {
          lines.bind(try list(of: group.contexts, lists), at: 1)
          unsafe group.lines.withNumbits { unsafe lines.bind($0, at: 2) }
          try lines.run()
        }
      }
    }
  }

  private func sorted(
    _ groups: [Recording.FileRecording.ArcGroup]
  ) -> [(RecordedArc, ContextSet)] {
    groups.flatMap { group in group.arcs.map { ($0, group.contexts) } }.sorted { $0.0 < $1.0 }
  }

  /// The number of the list of some contexts, which is written when it is new.
  private mutating func list(
    of contexts: ContextSet, _ query: borrowing Query
  ) throws(SQLiteError) -> Int {
    if let known = listOfContexts[contexts] { return known }
    let number = listOfContexts.count + 1
    listOfContexts[contexts] = number
    query.bind(number, at: 0)
    switch ContextList(contexts.labels.map { numbers[Int($0.number)] }.sorted()) {
    case .steps(let bytes):
      query.bind(0, at: 1)
      unsafe bytes.withUnsafeBytes { unsafe query.bind($0, at: 2) }
    case .bitmap(let bytes):
      query.bind(1, at: 1)
      unsafe bytes.withUnsafeBytes { unsafe query.bind($0, at: 2) }
    }
    try query.run()
    return number
  }
}

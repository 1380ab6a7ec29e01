internal import Source

/// Writes what ran in many contexts, with one list for all that ran in the same.
struct CompactWriter {
  private let numbers: [Int]
  private var listOfContexts: [ContextSet: Int] = [:]

  /// The newest lists that are steps, in which others may be parts.
  private var wholes: [(number: Int, members: [Int])] = []

  /// The rows that a data file takes without lists of contexts.
  static let mostRows = 10_000

  /// In how many lists one is looked for.
  private static let reach = 12

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
    let lists = try database.prepare("insert into pycov_contexts values (?, ?, ?, ?)")
    for (index, path) in paths.enumerated() {
      guard let file = recording.files[path] else { continue }
      if recording.hasArcs {
        arcs.bind(index + 1, at: 0)
        var listOfGroup = [Int](repeating: 0, count: file.arcGroups.count)
        for (arc, group) in sorted(file.arcGroups) {
          if listOfGroup[group] == 0 {
            listOfGroup[group] = try list(of: file.arcGroups[group].contexts, lists)
          }
          arcs.bind(arc.source, at: 1)
          arcs.bind(arc.destination, at: 2)
          arcs.bind(listOfGroup[group], at: 3)
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

  /// All arcs in order, each with the place of its group.
  private func sorted(
    _ groups: [Recording.FileRecording.ArcGroup]
  ) -> [(arc: RecordedArc, group: Int)] {
    groups.enumerated().flatMap { index, group in group.arcs.map { (arc: $0, group: index) } }
      .sorted { $0.arc < $1.arc }
  }

  /// The number of the list of some contexts, which is written when it is new.
  private mutating func list(
    of contexts: ContextSet, _ query: borrowing Query
  ) throws(SQLiteError) -> Int {
    if let known = listOfContexts[contexts] { return known }
    let number = listOfContexts.count + 1
    listOfContexts[contexts] = number
    let members = contexts.labels.map { numbers[Int($0.number)] }.sorted()
    let whole = ContextList(members)
    if let (distance, part) = self.part(members, at: number, shorterThan: whole.bytes.count - 1) {
      try write(part, number, distance, query)
    } else {
      try write(whole, number, 0, query)
      if case .steps = whole { keep(members, number) }
    }
    return number
  }

  private func write(
    _ list: ContextList, _ number: Int, _ distance: Int, _ query: borrowing Query
  ) throws(SQLiteError) {
    query.bind(number, at: 0)
    query.bind(list.isBitmap ? 1 : 0, at: 1)
    query.bind(distance, at: 2)
    unsafe list.bytes.withUnsafeBytes { unsafe query.bind($0, at: 3) }
    try query.run()
  }

  /// The list as a part of the shortest one that has it all, and how far before it that is.
  private func part(
    _ members: [Int], at number: Int, shorterThan limit: Int
  ) -> (distance: Int, list: ContextList)? {
    var best: (distance: Int, list: ContextList)?
    for whole in wholes {
      let size = whole.members.count / 8 + 1
      guard size < best?.list.bytes.count ?? limit,
        let part = ContextList(members, partOf: whole.members)
      else { continue }
      best = (number - whole.number, part)
    }
    return best
  }

  private mutating func keep(_ members: [Int], _ number: Int) {
    if wholes.count == Self.reach { wholes.removeFirst() }
    wholes.append((number, members))
  }
}

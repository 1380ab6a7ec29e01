package import Journal
internal import Source

extension FinishedRun {
  /// What a process's journal tells.
  package init(_ journal: JournalContents) {
    let version = journal.pythonVersion
    let python = PythonVersion(
      Int(version >> 24), Int(version >> 16 & 0xff), Int(version >> 8 & 0xff))
    let context = journal.notes(NoteKey.context).first ?? ""
    let selection = JournalSelection(of: journal)
    let chosen = journal.files.filter { selection?.keeps($0.path) ?? true }
    if let contexts = journal.contexts {
      let paths = Dictionary(chosen.map { ($0.path, LineSet()) }) { lines, _ in lines }
      let files = ContextFolding(contexts, of: journal, base: context).files
      self.init(
        isFresh: journal.isFresh, startTime: journal.startTime, python: python, context: context,
        files: paths, arcs: journal.recordsBranches ? [:] : nil,
        inContexts: files.filter { paths[$0.key] != nil })
      return
    }
    let files = Self.files(chosen)
    var arcs: [String: Set<RecordedArc>]?
    if journal.recordsBranches {
      arcs = Self.arcs(chosen).merging(files.mapValues { _ in [] }) { arcs, _ in arcs }
      for (path, lines) in files { arcs?[path]?.cover(lines) }
    }
    self.init(
      isFresh: journal.isFresh, startTime: journal.startTime, python: python, context: context,
      files: files, arcs: arcs)
  }

  private static func files(_ chosen: [JournalContents.File]) -> [String: LineSet] {
    var files: [String: LineSet] = [:]
    for file in chosen {
      for region in file.regions {
        files[file.path, default: []].formUnion(hits: region.hits, firstLine: region.firstLine)
      }
      if file.regions.isEmpty { files[file.path, default: []].formUnion([]) }
    }
    return files
  }

  private static func arcs(
    _ files: [JournalContents.File]
  ) -> [String: Set<RecordedArc>] {
    var arcs: [String: Set<RecordedArc>] = [:]
    for file in files {
      for arc in file.arcs where arc.isCredible {
        arcs[file.path, default: []].insert(RecordedArc(from: Int(arc.from), to: Int(arc.to)))
      }
    }
    return arcs
  }
}

extension JournalContents.Arc {
  /// Whether both its ends are lines that a source can have; others come from damage.
  fileprivate var isCredible: Bool {
    let lines = -LineSet.lastCredibleLine...LineSet.lastCredibleLine
    return from > 0 && lines.contains(Int(from)) && lines.contains(Int(to))
  }
}

extension Set<RecordedArc> {
  /// Adds an arc from a line to itself for each line that is at no arc's end: a data file with arcs
  /// tells in no other way that a line ran.
  fileprivate mutating func cover(_ lines: LineSet) {
    var rest = lines
    for arc in self {
      rest.remove(arc.source)
      rest.remove(arc.destination)
    }
    for line in rest { insert(RecordedArc(from: line, to: line)) }
  }
}

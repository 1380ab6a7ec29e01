/// Transfers on their way from the rows of a table, by file and by context or list of contexts.
///
/// Rows of one file and context mostly follow each other, so that tables are looked up once for many.
struct ArcRuns {
  private var arcs: [Int: [Int: [RecordedArc]]] = [:]
  private var file = 0
  private var contexts = 0
  private var run: [RecordedArc] = []

  mutating func add(_ arc: RecordedArc, of file: Int, _ contexts: Int) {
    if file != self.file || contexts != self.contexts {
      endRun()
      (self.file, self.contexts) = (file, contexts)
    }
    run.append(arc)
  }

  mutating func finished() -> [Int: [Int: [RecordedArc]]] {
    endRun()
    return arcs
  }

  private mutating func endRun() {
    guard !run.isEmpty else { return }
    arcs[file, default: [:]][contexts, default: []] += run
    run.removeAll(keepingCapacity: true)
  }
}

package import Source

/// What one process recorded, as its journal holds it.
package struct FinishedRun: Hashable, Sendable {
  /// Whether older data goes when this run comes; so for the first process of a run that does not
  /// append, never for its children.
  package let isFresh: Bool

  /// Nanoseconds since 1970.
  package let startTime: UInt64

  package let python: PythonVersion
  package let context: Recording.Context

  /// The lines that ran in `context`.
  package let files: [String: LineSet]

  /// The transfers between lines in `context`, by file; nil for a run that recorded lines alone.
  package let arcs: [String: Set<RecordedArc>]?

  /// What ran in contexts of the program's own; of a run that has them, all is here.
  package let inContexts: [String: Recording.FileRecording]

  package init(
    isFresh: Bool, startTime: UInt64, python: PythonVersion, context: Recording.Context = "",
    files: [String: LineSet], arcs: [String: Set<RecordedArc>]? = nil,
    inContexts: [String: Recording.FileRecording] = [:]
  ) {
    self.isFresh = isFresh
    self.startTime = startTime
    self.python = python
    self.context = context
    self.files = files
    self.arcs = arcs
    self.inContexts = inContexts
  }
}

extension LineSet {
  /// Lines beyond this are taken for damage: they would cost memory, and no source has them.
  static let lastCredibleLine = 1 << 24

  /// Adds the lines whose byte in `hits` is not zero; the first byte stands for `firstLine`.
  package mutating func formUnion(hits: [UInt8], firstLine: Int) {
    guard firstLine >= 0, firstLine <= Self.lastCredibleLine - hits.count else { return }
    for (offset, hit) in hits.enumerated() where hit != 0 { insert(firstLine + offset) }
  }
}

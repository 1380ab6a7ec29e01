/// What one process recorded, read back from its journal.
package struct JournalContents: Hashable, Sendable {
  /// The bytes of a stretch of lines of one file; a byte is not zero when the line ran.
  package struct Region: Hashable, Sendable {
    package let firstLine: Int
    package let hits: [UInt8]

    package init(firstLine: Int, hits: [UInt8]) {
      self.firstLine = firstLine
      self.hits = hits
    }
  }

  /// One file and its regions, which may overlap.
  package struct File: Hashable, Sendable {
    package let path: String
    package var regions: [Region]

    /// The transfers between lines that took place; the same one may come again.
    package var arcs: [Arc]

    package init(path: String, regions: [Region], arcs: [Arc] = []) {
      self.path = path
      self.regions = regions
      self.arcs = arcs
    }
  }

  /// A transfer of control from a line to another, or out of a code object: then `to` is the
  /// negative of the code object's first line.
  package struct Arc: Hashable, Sendable {
    package let from: Int32
    package let to: Int32

    package init(from: Int32, to: Int32) {
      self.from = from
      self.to = to
    }
  }

  /// Whether the run replaces what the data file held before.
  package let isFresh: Bool

  /// Whether it counts: not that of a program which could not begin.
  package let hasBegun: Bool

  /// Whether transfers between lines were recorded, too.
  package let recordsBranches: Bool

  /// When the process began to record, in nanoseconds since 1970.
  package let startTime: UInt64

  /// `sys.hexversion`.
  package let pythonVersion: UInt32

  /// The process that made the journal.
  package let processID: Int

  /// Facts about the run, by key, in the order they were noted.
  package let notes: [Note]

  /// What ran in the base context.
  package let files: [File]

  /// What ran in other contexts; nil when there were none.
  package let contexts: JournalContexts?

  /// A key and a value that the recording process wrote down.
  package struct Note: Hashable, Sendable {
    package let key: String
    package let value: String

    package init(key: String, value: String) {
      self.key = key
      self.value = value
    }
  }

  package init(
    isFresh: Bool, hasBegun: Bool = true, recordsBranches: Bool = false, startTime: UInt64,
    pythonVersion: UInt32,
    processID: Int = 0,
    notes: [Note] = [], files: [File], contexts: JournalContexts? = nil
  ) {
    self.isFresh = isFresh
    self.hasBegun = hasBegun
    self.recordsBranches = recordsBranches
    self.startTime = startTime
    self.pythonVersion = pythonVersion
    self.processID = processID
    self.notes = notes
    self.files = files
    self.contexts = contexts
  }

  /// The values noted under `key`.
  package func notes(_ key: String) -> [String] {
    notes.filter { $0.key == key }.map(\.value)
  }
}

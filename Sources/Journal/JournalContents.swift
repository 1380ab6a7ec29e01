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

    package init(path: String, regions: [Region]) {
      self.path = path
      self.regions = regions
    }
  }

  /// Whether the run replaces what the data file held before.
  package let isFresh: Bool

  /// When the process began to record, in nanoseconds since 1970.
  package let startTime: UInt64

  /// `sys.hexversion`.
  package let pythonVersion: UInt32

  /// The process that made the journal.
  package let processID: Int

  /// Facts about the run, by key, in the order they were noted.
  package let notes: [Note]

  package let files: [File]

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
    isFresh: Bool, startTime: UInt64, pythonVersion: UInt32, processID: Int = 0,
    notes: [Note] = [], files: [File]
  ) {
    self.isFresh = isFresh
    self.startTime = startTime
    self.pythonVersion = pythonVersion
    self.processID = processID
    self.notes = notes
    self.files = files
  }

  /// The values noted under `key`.
  package func notes(_ key: String) -> [String] {
    notes.filter { $0.key == key }.map(\.value)
  }
}

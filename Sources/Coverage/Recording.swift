package import Source

/// What ran, as recorded: physical lines of files, by context.
///
/// Nothing here knows what a statement is; see `FileCoverage` for what it means.
package struct Recording: Hashable, Sendable {
  /// The label under which lines were recorded; the empty one is "no context".
  package typealias Context = String

  /// By absolute path; a file that was seen and ran no line is there with empty lines.
  package var files: [String: FileRecording] = [:]

  /// Whether transfers between lines were recorded; lines alone otherwise.
  package var hasArcs = false

  /// The Python that ran, the newest one after a merge; nil when the file does not say.
  package var python: PythonVersion?

  /// The fingerprints of the sources as they were when they ran, by path, as far as known.
  package var sources: [String: ContentHash] = [:]

  /// When the run began that started from nothing, in nanoseconds since 1970; 0 when unknown.
  package var startTime: UInt64 = 0

  package init() {}

  /// Whether nothing was recorded, not even that a file exists.
  package var isEmpty: Bool { files.isEmpty }

  /// The labels of all files, sorted.
  package var contexts: [Context] {
    let texts = ContextLabel.texts
    var isThere = [Bool](repeating: false, count: texts.count)
    for file in files.values { file.mark(&isThere) }
    return zip(isThere, texts).filter(\.0).map(\.1).sorted()
  }

  package mutating func record(_ lines: LineSet, of path: String, in context: Context = "") {
    files[path, default: FileRecording()].merge(FileRecording(lines: [context: lines]))
  }

  /// Adds transfers; the lines at their ends are to be added as well.
  package mutating func record(
    _ arcs: Set<RecordedArc>, of path: String, in context: Context = ""
  ) {
    files[path, default: FileRecording()].merge(FileRecording(arcs: [context: arcs]))
  }

  /// Makes sure that the files are listed, without lines if they are new.
  package mutating func list(_ paths: some Sequence<String>) {
    for path in paths where files[path] == nil { files[path] = FileRecording() }
  }

  /// Adds what `other` recorded.
  ///
  /// A source that differs between the two keeps the older fingerprint, so that reports say that
  /// part of the lines belong to another text.
  package mutating func merge(_ other: Recording) throws(MixedRecordingError) {
    python = [python, other.python].compactMap { $0 }.max()
    if other.isEmpty { return }
    if isEmpty { hasArcs = other.hasArcs }
    guard hasArcs == other.hasArcs else { throw MixedRecordingError(addingArcs: other.hasArcs) }
    for (path, file) in other.files { files[path, default: FileRecording()].merge(file) }
    sources.merge(other.sources) { old, _ in old }
  }
}

/// Lines without arcs and lines with arcs do not add up.
package struct MixedRecordingError: Error, Hashable, Sendable {
  /// Whether it was the recording to be added that had arcs.
  package let addingArcs: Bool

  package init(addingArcs: Bool) { self.addingArcs = addingArcs }
}

extension MixedRecordingError: CustomStringConvertible {
  package var description: String {
    addingArcs
      ? "cannot add branch data to statement data; record both with --branch, or neither"
      : "cannot add statement data to branch data; record both with --branch, or neither"
  }
}

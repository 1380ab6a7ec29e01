package import Source

/// What ran, as recorded: physical lines of files, by context.
///
/// Nothing here knows what a statement is; see `FileCoverage` for what it means.
package struct Recording: Hashable, Sendable {
  /// The label under which lines were recorded; the empty one is "no context".
  package typealias Context = String

  /// By absolute path; a file that was seen and ran no line is there with empty lines.
  package var files: [String: FileRecording] = [:]

  package init() {}

  /// The lines of one file that ran, by context.
  package struct FileRecording: Hashable, Sendable {
    package var lines: [Context: LineSet]

    package init(lines: [Context: LineSet] = [:]) { self.lines = lines }

    package var allLines: LineSet { lines.values.reduce(into: LineSet()) { $0.formUnion($1) } }
  }

  package mutating func record(_ lines: LineSet, of path: String, in context: Context = "") {
    files[path, default: FileRecording()].lines[context, default: []].formUnion(lines)
  }

  package mutating func merge(_ other: Recording) {
    for (path, file) in other.files {
      files[path, default: FileRecording()].lines.merge(file.lines) { $0.union($1) }
    }
  }
}

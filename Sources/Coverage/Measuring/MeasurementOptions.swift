package import FileSelection
internal import Files

/// Which part of a recording is reported.
package struct MeasurementOptions: Sendable {
  /// Only files that match one of these; all when there are none.
  package var include = PathGlobs()

  /// No file that matches one of these.
  package var omit = PathGlobs()

  /// Only these files, recorded or not, as given on a command line; all recorded ones when empty.
  package var files: [String] = []

  /// Which contexts count; all when nil.
  package var contexts: (@Sendable (Recording.Context) -> Bool)?

  /// Whether the measurement says which contexts each line ran in.
  package var keepsContexts = false

  /// The folder that paths are shown relative to.
  package var folder = Files.workingFolder

  package init() {}

  func picks(_ path: String) -> Bool {
    if include.isEmpty, omit.isEmpty { return true }
    let absolute = Paths.absolute(path, in: folder)
    return (include.isEmpty || include.match(path) || include.match(absolute))
      && !omit.match(path) && !omit.match(absolute)
  }
}

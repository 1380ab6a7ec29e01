/// `[run]`: what is measured and where the data goes.
package struct RunSettings: Hashable, Sendable {
  package var branch = false

  /// What to run when the command line names nothing.
  package var commandLine: String?
  package var concurrency: [String] = []

  /// The static context's label.
  package var context: String?
  package var core: String?

  /// Whether the standard library is measured too.
  package var coverPylib = false
  package var dataFile = ".coverage"
  package var debug: [String] = []
  package var debugFile: String?

  /// The slugs of warnings that are not wanted.
  package var disableWarnings: [String] = []
  package var dynamicContext: String?

  /// Nil when the key is not there.
  package var include: [String]?
  package var omit: [String]?

  /// Whether each process gets a data file of its own.
  package var parallel = false
  package var patch: [String] = []
  package var plugins: [String] = []

  /// Whether paths are recorded relative to the working folder.
  package var relativeFiles = false
  package var sigterm = false

  /// Folders or packages; nil when the key is not there.
  package var source: [String]?
  package var sourcePackages: [String] = []
  package var sourceFolders: [String] = []
  package var timid = false

  package init() {}

  /// Whether the data goes to a file with a name of its own, to be combined later.
  ///
  /// To coverage.py, measuring the processes of multiprocessing means that as well.
  package var makesParallelFiles: Bool { parallel || concurrency.contains("multiprocessing") }
}

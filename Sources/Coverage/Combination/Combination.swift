internal import Files

/// Makes one data file out of several (`pycov combine`).
package struct Combination: Sendable {
  /// The file that gets the sum.
  package let dataFile: DataFile

  /// Data files, or folders of files whose names begin with the data file's and a dot; the data
  /// file's own folder when there are none.
  package var inputs: [String] = []

  /// Whether to add to what the data file holds; it is replaced otherwise.
  package var appends = false

  /// Whether the inputs stay; they are removed otherwise, except those that could not be read.
  package var keepsInputs = false

  package var aliases: PathAliases?

  package init(into dataFile: DataFile) { self.dataFile = dataFile }

  /// What became of the inputs.
  package struct Outcome: Hashable, Sendable {
    package var combined: [String] = []

    /// Those whose content was already there under another name.
    package var skipped: [String] = []

    /// Those that could not be used, and why; they are left where they are.
    package var failed: [DataFileError] = []

    package init(
      combined: [String] = [], skipped: [String] = [], failed: [DataFileError] = []
    ) {
      self.combined = combined
      self.skipped = skipped
      self.failed = failed
    }
  }

  /// Reads all inputs, writes the sum, then removes the inputs.
  package func run() throws(CombinationError) -> Outcome {
    let lock = dataFile.lock()
    defer { _ = lock }
    let candidates = try candidates()
    guard !candidates.isEmpty else { throw .nothingToCombine(folder: folder) }
    let before = try start()
    let reading = ShardReading(candidates, aliases: aliases).read()
    guard !reading.outcome.combined.isEmpty else { throw .nothingUsable(reading.outcome.failed) }
    try reading.checkKind(after: before)
    var sum = before
    do { try sum.merge(reading.recording) } catch { throw .mixed(path: dataFile.path, error) }
    do { try dataFile.write(sum) } catch { throw .dataFile(error) }
    let outcome = reading.outcome
    if !keepsInputs { for path in outcome.combined + outcome.skipped { try? Files.remove(path) } }
    return outcome
  }

  private var folder: String { Paths.folder(Paths.absolute(dataFile.path)) }

  private func start() throws(CombinationError) -> Recording {
    guard appends else { return Recording() }
    do { return try dataFile.readIfPresent() } catch { throw .dataFile(error) }
  }

  /// The data files of parallel processes that lie beside the data file.
  package var waiting: [String] { (try? candidates()) ?? [] }

  private func candidates() throws(CombinationError) -> [String] {
    let prefix = Paths.name(dataFile.path) + "."
    let own = Paths.absolute(dataFile.path)
    var found: Set<String> = []
    for input in inputs.isEmpty ? [folder] : inputs {
      let path = Paths.absolute(input)
      switch Files.kind(of: path) {
      case nil: throw .noSuchInput(input)
      case .folder:
        let names = (try? Files.list(path)) ?? []
        found.formUnion(
          names.filter { $0.hasPrefix(prefix) }.map { Paths.join(path, $0) }.filter(Files.isFile))
      case .file, .other: found.insert(path)
      }
    }
    return found.filter { $0 != own && !$0.hasSuffix("-journal") }.sorted()
  }
}

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
    var outcome = Outcome()
    let unique = withoutDuplicates(candidates, &outcome)
    let sum = try sum(of: unique, &outcome)
    guard !outcome.combined.isEmpty else { throw .nothingUsable(outcome.failed) }
    do { try dataFile.write(sum) } catch { throw .dataFile(error) }
    if !keepsInputs { for path in outcome.combined + outcome.skipped { try? Files.remove(path) } }
    return outcome
  }

  /// How many inputs are held in memory at a time.
  private static let batch = 256

  private func sum(of paths: [String], _ outcome: inout Outcome) throws(CombinationError)
    -> Recording
  {
    var sum = try start()
    var aliases = aliases
    for first in stride(from: 0, to: paths.count, by: Self.batch) {
      let batch = Array(paths[first..<min(first + Self.batch, paths.count)])
      for (path, result) in zip(batch, Parallel.map(batch, grain: 2) { Self.read($0) }) {
        switch result {
        case .failure(let error): outcome.failed.append(error)
        case .success(let recording):
          let mapped = aliases?.map(recording) ?? recording
          do { try sum.merge(mapped) } catch { throw .mixed(path: path, error) }
          outcome.combined.append(path)
        }
      }
    }
    return sum
  }

  private var folder: String { Paths.folder(Paths.absolute(dataFile.path)) }

  private func start() throws(CombinationError) -> Recording {
    guard appends else { return Recording() }
    do { return try dataFile.readIfPresent() } catch { throw .dataFile(error) }
  }

  /// An empty file holds nothing, and says so: it is no data to be counted as combined.
  private static func read(_ path: String) -> Result<Recording, DataFileError> {
    Result { () throws(DataFileError) in try DataFile(path).read() }
  }

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

  private func withoutDuplicates(_ paths: [String], _ outcome: inout Outcome) -> [String] {
    let fingerprints = Parallel.map(paths, grain: 8) { Self.fingerprint($0) }
    var seen: Set<String> = []
    var unique: [String] = []
    for (path, fingerprint) in zip(paths, fingerprints) {
      if let fingerprint, !seen.insert(fingerprint).inserted {
        outcome.skipped.append(path)
      } else {
        unique.append(path)
      }
    }
    return unique
  }

  /// The hash that coverage.py put at the end of the name, or else that of the content.
  private static func fingerprint(_ path: String) -> String? {
    if let name = ParallelName(Paths.name(path)), let hash = name.hash { return hash }
    guard let bytes = try? Files.read(path) else { return nil }
    return ContentHash(of: bytes).description
  }
}

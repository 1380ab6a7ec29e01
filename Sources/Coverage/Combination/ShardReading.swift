internal import Files
internal import Synchronization

/// Reads data files on all cores and adds them up.
struct ShardReading: Sendable {
  private let paths: [String]

  /// Those whose names say that they hold what one before them does.
  private let twins: Set<Int>
  private let aliases: PathAliases?
  private let readsPages: Bool

  /// - Parameters:
  ///   - paths: in the order in which they count where that matters.
  ///   - readsPages: whether plain files are read without SQLite.
  init(_ paths: [String], aliases: PathAliases?, readsPages: Bool = true) {
    self.paths = paths
    twins = Self.twins(paths)
    self.aliases = aliases
    self.readsPages = readsPages
  }

  /// coverage.py puts a hash of the content at the end of the name.
  private static func twins(_ paths: [String]) -> Set<Int> {
    var seen: Set<String> = []
    let twins = paths.enumerated().filter { _, path in
      ParallelName(Paths.name(path))?.hash.map { !seen.insert($0).inserted } == true
    }
    return Set(twins.map(\.offset))
  }

  /// What reading came to.
  struct Result: Sendable {
    fileprivate(set) var outcome = Combination.Outcome()
    fileprivate(set) var recording = Recording()

    /// Those that hold something, each with whether that is arcs.
    fileprivate var kinds: [(path: String, hasArcs: Bool)] = []

    /// Names the first data file that does not go with those before it.
    func checkKind(after recording: Recording) throws(CombinationError) {
      let first = recording.isEmpty ? kinds.first?.hasArcs : recording.hasArcs
      guard let other = kinds.first(where: { $0.hasArcs != first }) else { return }
      throw .mixed(path: other.path, MixedRecordingError(addingArcs: other.hasArcs))
    }
  }

  func read() -> Result {
    // Rules that are made on the way depend on the order of the paths.
    let isOrdered = aliases?.learnsRules == true
    let queue = Queue()
    let parts = Parallel.map(Array(0..<(isOrdered ? 1 : Parallel.coreCount)), grain: 1) { _ in
      Part(self).filled(from: queue)
    }
    if parts.contains(where: \.isSpoilt) {
      return ShardReading(paths, aliases: aliases, readsPages: false).read()
    }
    return result(of: parts)
  }

  private func result(of parts: [Part]) -> Result {
    var result = Result()
    var sum = RecordingSum()
    for part in parts { sum.formUnion(part.sum) }
    let failed = parts.reduce(into: [:]) { $0.merge($1.failed) { first, _ in first } }
    let kinds = parts.reduce(into: [:]) { $0.merge($1.kinds) { first, _ in first } }
    let fingerprints = parts.reduce(into: [:]) { $0.merge($1.fingerprints) { first, _ in first } }
    let bad = Set(failed.keys.compactMap { fingerprints[$0] })
    var seen: Set<ContentHash> = []
    for (index, path) in paths.enumerated() {
      if let hasArcs = kinds[index] { result.kinds.append((path, hasArcs)) }
      let fingerprint = fingerprints[index]
      if let error = failed[index]
        ?? (fingerprint.map(bad.contains) == true ? Self.error(path) : nil)
      {
        result.outcome.failed.append(error)
      } else if twins.contains(index) || fingerprint.map({ !seen.insert($0).inserted }) == true {
        result.outcome.skipped.append(path)
      } else {
        result.outcome.combined.append(path)
      }
    }
    result.recording = sum.recording(hasArcs: result.kinds.first?.hasArcs ?? false)
    return result
  }

  /// What is wrong with a file that has the content of one that could not be read.
  private static func error(_ path: String) -> DataFileError? {
    do throws(DataFileError) { _ = try DataFile(path).read() } catch { return error }
    return nil
  }

  /// What the threads take from: the next file, and the content that was there already.
  private final class Queue: Sendable {
    private let next = Atomic(0)
    private let seen = Mutex<Set<ContentHash>>([])

    func take() -> Int { next.wrappingAdd(1, ordering: .relaxed).oldValue }

    func isNew(_ fingerprint: ContentHash) -> Bool {
      seen.withLock { $0.insert(fingerprint).inserted }
    }
  }

  /// What one thread read.
  private struct Part: Sendable {
    private let reading: ShardReading
    private(set) var sum = RecordingSum()
    private(set) var fingerprints: [Int: ContentHash] = [:]
    private(set) var failed: [Int: DataFileError] = [:]
    private(set) var kinds: [Int: Bool] = [:]

    /// Whether a part was added of a file that turned out to be damaged.
    private(set) var isSpoilt = false
    private var mapper: PathMapper

    init(_ reading: ShardReading) {
      self.reading = reading
      mapper = PathMapper(reading.aliases)
    }

    consuming func filled(from queue: Queue) -> Part {
      while true {
        let index = queue.take()
        guard index < reading.paths.count else { return self }
        add(index, queue)
      }
    }

    private mutating func add(_ index: Int, _ queue: Queue) {
      if reading.twins.contains(index) { return }
      let path = reading.paths[index]
      let bytes = try? Files.read(path)
      if let bytes {
        let fingerprint = ContentHash(of: bytes)
        fingerprints[index] = fingerprint
        guard queue.isNew(fingerprint) else { return }
      }
      var isPartlyAdded = false
      if reading.readsPages, let bytes, addPages(bytes, index, &isPartlyAdded) { return }
      do throws(DataFileError) {
        let recording = try DataFile(path).read()
        if !recording.isEmpty { kinds[index] = recording.hasArcs }
        sum.add(recording, order: index) { mapper.map($0) }
      } catch {
        failed[index] = error
        isSpoilt = isSpoilt || isPartlyAdded
      }
    }

    /// False when SQLite has to read the file.
    private mutating func addPages(
      _ bytes: [UInt8], _ index: Int, _ isPartlyAdded: inout Bool
    ) -> Bool {
      let path = reading.paths[index]
      // What is beside a database can be a part of it.
      if ["-journal", "-wal"].contains(where: { Files.kind(of: path + $0) != nil }) {
        return false
      }
      guard let data = try? DataFilePages(bytes) else { return false }
      do throws(DataFilePages.Unusual) {
        try sum.add(data, order: index) { mapper.map($0) }
        if !data.paths.isEmpty { kinds[index] = data.hasArcs }
        return true
      } catch {
        isPartlyAdded = true
        return false
      }
    }
  }

  /// Paths of this machine, remembered.
  private struct PathMapper: Sendable {
    private var aliases: PathAliases?
    private var known: [String: String] = [:]

    init(_ aliases: PathAliases?) { self.aliases = aliases }

    mutating func map(_ path: String) -> String {
      guard aliases != nil else { return path }
      if let mapped = known[path] { return mapped }
      let mapped = aliases?.map(path) ?? path
      if known.count < 100_000 { known[path] = mapped }
      return mapped
    }
  }
}

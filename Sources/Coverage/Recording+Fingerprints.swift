internal import Files
internal import Source

extension Recording {
  /// Remembers what the sources of files that ran look like now, so that reports can tell when they
  /// were changed since.
  ///
  /// Sources that have a fingerprint keep it: a part of their lines ran then.
  package mutating func addFingerprints(in folder: String = Files.workingFolder) {
    let paths = files.filter { entry in
      sources[entry.key] == nil && !entry.value.lineGroups.isEmpty
    }.keys.sorted()
    let hashes = Parallel.map(paths, grain: 32) { path in
      (try? SourceReader.read(Paths.join(folder, path))).map { ContentHash(of: $0) }
    }
    for (path, hash) in zip(paths, hashes) { sources[path] = hash }
  }
}

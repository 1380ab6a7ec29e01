extension PathAliases {
  /// The same recording with the paths that its files have on this machine.
  package mutating func map(_ recording: Recording) -> Recording {
    var result = recording
    result.files = [:]
    result.sources = [:]
    for (path, file) in recording.files.sorted(by: { $0.key < $1.key }) {
      let mapped = map(path)
      result.files[mapped, default: Recording.FileRecording()].merge(file)
      if let hash = recording.sources[path], result.sources[mapped] == nil {
        result.sources[mapped] = hash
      }
    }
    return result
  }
}

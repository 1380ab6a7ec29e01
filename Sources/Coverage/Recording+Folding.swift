extension Recording {
  /// What a data file holds after the runs that are not in it yet.
  ///
  /// Runs count in the order of their start. A fresh one replaces everything before it. One that was
  /// folded in already may come again, longer, when its process is still alive: it is known by its
  /// start, and added to what it has.
  package func folding(_ runs: [FinishedRun]) throws(MixedRecordingError) -> Recording {
    var result = self
    for run in runs.sorted(by: { $0.startTime < $1.startTime }) {
      if run.isFresh, run.startTime != result.startTime {
        result = Recording()
        result.startTime = run.startTime
      }
      try result.merge(run.recording)
    }
    return result
  }
}

extension FinishedRun {
  /// The run alone, as a recording.
  package var recording: Recording {
    var recording = Recording()
    recording.hasArcs = arcs != nil
    for (path, lines) in files {
      let arcs = arcs?[path].map { [context: $0] } ?? [:]
      recording.files[path] = .init(lines: [context: lines], arcs: arcs)
    }
    for (path, file) in inContexts { recording.files[path, default: .init()].merge(file) }
    recording.python = python
    return recording
  }
}

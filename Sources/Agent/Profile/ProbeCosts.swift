internal import ProfileLog
internal import Python

/// What the events of a profile cost, measured at the start of a run.
enum ProbeCosts {
  static func measure(with recorder: ProfileRecorder, _ gil: borrowing GIL) {}
}

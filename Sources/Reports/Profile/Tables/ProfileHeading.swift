internal import Profiler

/// The lines above and below tables: what was run, and what the figures are good for.
struct ProfileHeading {
  let profile: Profile
  let overview: ProfileOverview
  let unit: TimeUnit

  /// What was run, and for how long.
  var run: String {
    let run = profile.run
    var text = run.command.isEmpty ? "" : "\(run.command.joined(separator: " ")): "
    text += "\(unit.textWithUnit(run.wall)) from beginning to end, "
    text += "\(unit.textWithUnit(overview.measured)) measured"
    if run.processes > 1 { text += " in \(run.processes) processes" }
    return run.python.isEmpty ? text : "\(text), Python \(run.python)"
  }

  /// What the probes cost.
  var probes: String {
    var parts = "\(unit.textWithUnit(overview.overhead)) of probes"
    if profile.run.bookkeeping > 0 {
      parts += " and \(unit.textWithUnit(profile.run.bookkeeping)) of bookkeeping"
    }
    return "\(parts) taken out; \(resolution)"
  }

  /// The dearest of the events, which is what a single time is uncertain by.
  var resolution: String {
    guard let cost = profile.run.clock.costs.max(by: { $0.picoseconds < $1.picoseconds }) else {
      return "'≤' marks what is too short to be told from them"
    }
    let time = TimeUnit.automatic.textWithUnit(Double(cost.picoseconds) / 1000)
    return "one costs up to \(time), and '≤' marks what is too short to be told from them"
  }

  /// Time that is not the program's own doing; nil where there is none.
  var apart: String? {
    let parts = [
      overview.imports > 0 ? "imports \(unit.textWithUnit(overview.imports))" : nil,
      overview.garbageCollection > 0
        ? "garbage collection \(unit.textWithUnit(overview.garbageCollection))" : nil,
      overview.waiting > 0
        ? "waiting for other threads \(unit.textWithUnit(overview.waiting))" : nil,
      overview.suspended > 0
        ? "suspended, not measured, \(unit.textWithUnit(overview.suspended))" : nil,
    ].compactMap { $0 }
    return parts.isEmpty ? nil : "of that " + parts.joined(separator: "; ")
  }
}

extension TimeUnit {
  /// A time, marked when it is too short to be told from the probes'.
  func text(_ time: Int, isBelowResolution: Bool) -> String {
    isBelowResolution ? "≤ \(text(time))" : text(time)
  }
}

internal import Profiler

/// The time in one file: in its functions, and on its timed lines.
struct FileTimes {
  /// The time of the file's functions themselves.
  private(set) var own = 0

  /// The places of its functions in `Profile.functions`.
  private(set) var functions: [Int] = []

  /// By line number.
  private(set) var lines: [Int: Line] = [:]

  /// What a line took in all functions that it is in.
  struct Line: Hashable {
    let function: Int
    var timing: LineTiming

    /// With all that was called.
    var total: Int
  }

  /// By the place of the file.
  static func all(of analysis: ProfileAnalysis, _ files: ProfiledFiles) -> [FileTimes] {
    var all = [FileTimes](repeating: FileTimes(), count: files.all.count)
    for (function, file) in files.ofFunction.enumerated() {
      guard let file else { continue }
      all[file].functions.append(function)
      all[file].own += analysis.figures.functions[function].own
    }
    for (place, table) in analysis.profile.lines.enumerated() {
      guard let file = files.ofFunction[table.function] else { continue }
      for (timing, total) in zip(table.lines, analysis.lineTotals.totals[place]) {
        all[file].add(timing, total, table.function)
      }
    }
    return all
  }

  private mutating func add(_ timing: LineTiming, _ total: Int, _ function: Int) {
    guard var sum = lines[timing.line] else {
      lines[timing.line] = Line(function: function, timing: timing, total: total)
      return
    }
    sum.timing.shortest = min(
      sum.timing.hits > 0 ? sum.timing.shortest : timing.shortest,
      timing.hits > 0 ? timing.shortest : sum.timing.shortest)
    sum.timing.longest = max(sum.timing.longest, timing.longest)
    sum.timing.hits += timing.hits
    sum.timing.own += timing.own
    sum.timing.overhead += timing.overhead
    sum.timing.waiting += timing.waiting
    sum.timing.suspended += timing.suspended
    sum.total += total
    lines[timing.line] = sum
  }
}

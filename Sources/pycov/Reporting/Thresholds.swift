internal import Coverage
internal import FileSelection
internal import Files
internal import Settings
internal import Tooling

/// The percentages that a measurement must reach, in all and for some files.
struct Thresholds {
  private let settings: Settings

  init(_ settings: Settings) { self.settings = settings }

  /// A text for each threshold that is missed.
  func misses(of measurement: Measurement) throws -> [String] {
    let report = settings.report
    var misses: [String] = []
    if report.failUnder > 0, let miss = miss(measurement.totals, report.failUnder) {
      misses.append("\(miss)")
    }
    for threshold in report.failUnderFor {
      let files = measurement.files.filter(try matcher(threshold.pattern))
      if files.isEmpty {
        Warnings(settings).say(
          "no reported file matches '\(threshold.pattern)' of fail_under_for; correct the pattern",
          "threshold-without-files")
        continue
      }
      let totals = files.reduce(Totals()) { $0 + $1.totals }
      guard let miss = miss(totals, threshold.minimum) else { continue }
      misses.append("'\(threshold.pattern)': total of \(miss.total) is less than \(miss.threshold)")
    }
    return misses
  }

  private func miss(_ totals: Totals, _ minimum: Double) -> Threshold.Miss? {
    Threshold(minimum, precision: settings.report.precision).miss(Percentage(totals.overall))
  }

  private func matcher(_ pattern: String) throws -> (FileCoverage) -> Bool {
    let folder = Files.workingFolder
    do {
      let globs = try PathGlobs([pattern], in: folder)
      return { globs.match($0.path) || globs.match(Paths.absolute($0.path, in: folder)) }
    } catch {
      throw Failure(error)
    }
  }
}

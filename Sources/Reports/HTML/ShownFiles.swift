internal import Coverage

/// The files that get a row and a page, and how many do not.
struct ShownFiles {
  private(set) var files: [FileCoverage] = []
  private(set) var covered = 0
  private(set) var empty = 0

  init(_ measurement: Measurement, _ options: HTMLOptions) {
    for file in measurement.files {
      let totals = file.totals
      if options.skipsCovered, totals.missing == 0, totals.partialBranches == 0 {
        covered += 1
      } else if options.skipsEmpty, totals.statements.total == 0 {
        empty += 1
      } else {
        files.append(file)
      }
    }
  }

  /// What was left out, in words; empty when nothing was.
  var note: String {
    var notes: [String] = []
    if covered > 0 { notes.append("\(Self.count(covered)) covered completely") }
    if empty > 0 { notes.append("\(Self.count(empty)) without statements") }
    return notes.isEmpty ? "" : "Left out: \(notes.joined(separator: ", "))."
  }

  private static func count(_ number: Int) -> String { number == 1 ? "1 file" : "\(number) files" }
}

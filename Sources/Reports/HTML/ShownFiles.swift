internal import Coverage

/// The files that get a row and a page, and how many do not.
struct ShownFiles {
  private(set) var files: [FileCoverage] = []
  private(set) var covered = 0
  private(set) var empty = 0
  private let remarks: [String]

  init(_ measurement: Measurement, _ options: HTMLOptions) {
    remarks = options.remarks
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

  /// What was left out and what else is to be said, in words; empty when nothing is.
  var note: String {
    var notes: [String] = []
    if covered > 0 { notes.append("\(Self.count(covered)) covered completely") }
    if empty > 0 { notes.append("\(Self.count(empty)) without statements") }
    let leftOut = notes.isEmpty ? [] : ["Left out: \(notes.joined(separator: ", "))."]
    return (leftOut + remarks).map(PageForm.plain).joined(separator: " ")
  }

  private static func count(_ number: Int) -> String { number == 1 ? "1 file" : "\(number) files" }
}

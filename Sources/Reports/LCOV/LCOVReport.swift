package import Coverage
internal import Source

/// The trace file of `geninfo` in its classic dialect, which every reader of the format knows.
///
/// Functions are written with their first line alone: readers before lcov 2 take an end line for a
/// part of the name, later ones then demand that a function that did not run has no line that did,
/// which no Python file fulfils. See `man geninfo`, section FILES.
package struct LCOVReport: Report {
  package static let name = "lcov"

  private let hasChecksums: Bool
  private let skipsEmpty: Bool

  /// - Parameters:
  ///   - hasChecksums: whether each line carries the MD5 of its text, against which genhtml checks
  ///     the source that it shows.
  ///   - skipsEmpty: whether files without a statement are left out.
  package init(hasChecksums: Bool = false, skipsEmpty: Bool = false) {
    self.hasChecksums = hasChecksums
    self.skipsEmpty = skipsEmpty
  }

  package func write(_ measurement: Measurement, to output: inout ByteOutput) {
    for file in measurement.files.sorted(by: {
      $0.path.utf8.lexicographicallyPrecedes($1.path.utf8)
    })
    where !(skipsEmpty && file.analysis.statements.isEmpty) {
      write(file, to: &output)
    }
  }

  private func write(_ file: FileCoverage, to output: inout ByteOutput) {
    output.write("TN:\nSF:\(file.path.printable)\n")
    writeFunctions(file, to: &output)
    writeBranches(file, to: &output)
    writeLines(file, to: &output)
    output.write("end_of_record\n")
  }

  private func writeFunctions(_ file: FileCoverage, to output: inout ByteOutput) {
    let functions = LCOVFunction.all(of: file)
    guard !functions.isEmpty else { return }
    for function in functions {
      output.write(literal: "FN:")
      output.write(function.line)
      output.write(UInt8(ascii: ","))
      output.write(function.name)
      output.write(UInt8(ascii: "\n"))
    }
    for function in functions {
      output.write(literal: function.isHit ? "FNDA:1," : "FNDA:0,")
      output.write(function.name)
      output.write(UInt8(ascii: "\n"))
    }
    output.write("FNF:\(functions.count)\nFNH:\(functions.count { $0.isHit })\n")
  }

  private func writeBranches(_ file: FileCoverage, to output: inout ByteOutput) {
    let branches = LCOVBranch.all(of: file)
    guard !branches.isEmpty else { return }
    for branch in branches {
      output.write(literal: "BRDA:")
      output.write(branch.line)
      output.write(literal: ",0,")
      output.write(branch.number)
      output.write(literal: branch.taken.text)
    }
    output.write("BRF:\(branches.count)\nBRH:\(branches.count { $0.taken == .yes })\n")
  }

  private func writeLines(_ file: FileCoverage, to output: inout ByteOutput) {
    guard !file.analysis.statements.isEmpty else { return }
    let checksums = hasChecksums ? LineChecksums(file.text) : nil
    let executed = file.executed
    for line in file.analysis.statements {
      output.write(literal: "DA:")
      output.write(line)
      output.write(literal: executed.contains(line) ? ",1" : ",0")
      checksums?.write(line, to: &output)
      output.write(UInt8(ascii: "\n"))
    }
    let totals = file.totals.statements
    output.write("LF:\(totals.total)\nLH:\(totals.covered)\n")
  }
}

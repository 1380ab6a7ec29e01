package import Coverage
internal import Source

/// The trace file of geninfo, by default in its classic dialect.
///
/// Every reader of the format knows that one. See `man geninfo`, section FILES.
///
/// In the classic dialect functions are written with their first line alone: readers before lcov 2
/// take an end line for a part of the name. Later ones demand that a function that did not run has
/// no line that did, which the line of `def` breaks, so only functions that ran have their end.
package struct LCOVReport: Report {
  package static let name = "lcov"

  private let dialect: LCOVDialect
  private let hasChecksums: Bool
  private let skipsEmpty: Bool

  /// - Parameters:
  ///   - dialect: which records are written.
  ///   - hasChecksums: whether each line carries the MD5 of its text, against which genhtml checks
  ///     the source that it shows.
  ///   - skipsEmpty: whether files without a statement are left out.
  package init(
    _ dialect: LCOVDialect = .classic, hasChecksums: Bool = false, skipsEmpty: Bool = false
  ) {
    self.dialect = dialect
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
    switch dialect {
    case .classic: writeClassic(functions, to: &output)
    case .second: writeNumbered(functions, to: &output)
    }
    output.write("FNF:\(functions.count)\nFNH:\(functions.count { $0.isHit })\n")
  }

  private func writeClassic(_ functions: [LCOVFunction], to output: inout ByteOutput) {
    for function in functions {
      output.write(literal: "FN:")
      output.write(function.line)
      output.write(UInt8(ascii: ","))
      output.write(function.name)
      output.write(UInt8(ascii: "\n"))
    }
    for function in functions {
      output.write(literal: "FNDA:")
      output.write(function.hits)
      output.write(UInt8(ascii: ","))
      output.write(function.name)
      output.write(UInt8(ascii: "\n"))
    }
  }

  private func writeNumbered(_ functions: [LCOVFunction], to output: inout ByteOutput) {
    for (index, function) in functions.enumerated() {
      let end = function.isHit ? ",\(function.end)" : ""
      output.write(
        "FNL:\(index),\(function.line)\(end)\nFNA:\(index),\(function.hits),\(function.name)\n"
      )
    }
  }

  private func writeBranches(_ file: FileCoverage, to output: inout ByteOutput) {
    switch dialect {
    case .classic:
      writeBranches(LCOVBranch.all(of: file), to: &output) { $1.write($0.number) }
    case .second:
      let owners = ExitOwners(file)
      writeBranches(LCOVBranch.all(of: file, namingExceptions: true), to: &output) {
        $1.write($0.name(owners))
      }
    }
  }

  /// - Parameter writeName: writes what tells the exits of a line apart.
  private func writeBranches(
    _ branches: [LCOVBranch], to output: inout ByteOutput,
    _ writeName: (LCOVBranch, inout ByteOutput) -> Void
  ) {
    guard !branches.isEmpty else { return }
    for branch in branches {
      output.write(literal: "BRDA:")
      output.write(branch.line)
      output.write(literal: branch.isException ? ",e0," : ",0,")
      writeName(branch, &output)
      output.write(UInt8(ascii: ","))
      if let hits = branch.hits { output.write(hits) } else { output.write(UInt8(ascii: "-")) }
      output.write(UInt8(ascii: "\n"))
    }
    output.write("BRF:\(branches.count)\nBRH:\(branches.count { $0.isTaken })\n")
  }

  private func writeLines(_ file: FileCoverage, to output: inout ByteOutput) {
    guard !file.analysis.statements.isEmpty else { return }
    let checksums = hasChecksums ? LineChecksums(file.text) : nil
    for line in file.analysis.statements {
      output.write(literal: "DA:")
      output.write(line)
      output.write(UInt8(ascii: ","))
      output.write(file.hits(ofLine: line))
      checksums?.write(line, to: &output)
      output.write(UInt8(ascii: "\n"))
    }
    let totals = file.totals.statements
    output.write("LF:\(totals.total)\nLH:\(totals.covered)\n")
  }
}

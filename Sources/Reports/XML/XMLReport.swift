package import Coverage
internal import Source

/// The Cobertura document that CI services and editors read, valid against coverage-04.dtd.
///
/// Each file is a class of the package that its folder is. There is one source folder, the root of
/// the repository, since readers find files by its path and theirs; a report with several cannot
/// say which of them a file lies in. Lines of functions stand twice, as the format wants it: with
/// the method and with the class.
package struct XMLReport: Report {
  package static let name = "xml"

  private let options: XMLOptions

  package init(_ options: XMLOptions) { self.options = options }

  package func write(_ measurement: Measurement, to output: inout ByteOutput) {
    output.write(
      literal: """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE coverage SYSTEM "http://cobertura.sourceforge.net/xml/coverage-04.dtd">
        <coverage
        """)
    let packages = XMLPackage.all(of: measurement, options)
    writeTotals(packages.reduce(Totals()) { $0 + $1.totals }, measurement, to: &output)
    output.write(literal: "<sources>\n<source>")
    output.escape(options.root)
    output.write(literal: "</source>\n</sources>\n<packages>\n")
    for package in packages { write(package, measurement, to: &output) }
    output.write(literal: "</packages>\n</coverage>\n")
  }

  private func writeTotals(
    _ totals: Totals, _ measurement: Measurement, to output: inout ByteOutput
  ) {
    writeRates(totals, measurement, to: &output)
    output.write(attribute: "lines-covered", totals.statements.covered)
    output.write(attribute: "lines-valid", totals.statements.total)
    output.write(attribute: "branches-covered", totals.branches.covered)
    output.write(attribute: "branches-valid", totals.branches.total)
    output.write(attribute: "complexity", 0)
    output.write(attribute: "version", options.version)
    output.write(attribute: "timestamp", options.timestamp)
    output.write(literal: ">\n")
  }

  /// Branches count for nothing, not for all, where they were not measured.
  private func writeRates(
    _ totals: Totals, _ measurement: Measurement, to output: inout ByteOutput
  ) {
    output.write(rate: "line-rate", totals.statements)
    if measurement.hasBranches {
      output.write(rate: "branch-rate", totals.branches)
    } else {
      output.write(literal: " branch-rate=\"0\"")
    }
  }

  private func write(
    _ package: XMLPackage, _ measurement: Measurement, to output: inout ByteOutput
  ) {
    output.write(literal: "<package")
    output.write(attribute: "name", package.name)
    writeRates(package.totals, measurement, to: &output)
    output.write(literal: " complexity=\"0\">\n<classes>\n")
    for file in package.files { write(file, measurement, to: &output) }
    output.write(literal: "</classes>\n</package>\n")
  }

  private func write(
    _ file: XMLPackage.File, _ measurement: Measurement, to output: inout ByteOutput
  ) {
    let lines = XMLLines(file.coverage)
    output.write(literal: "<class")
    output.write(attribute: "name", file.name)
    output.write(attribute: "filename", file.path)
    writeRates(file.coverage.totals, measurement, to: &output)
    output.write(literal: " complexity=\"0\">\n<methods>\n")
    for method in lines.methods {
      output.write(literal: "<method")
      output.write(attribute: "name", method.name)
      output.write(literal: " signature=\"()\"")
      writeRates(method.totals, measurement, to: &output)
      output.write(literal: ">\n<lines>\n")
      lines.write(within: method.cut, to: &output)
      output.write(literal: "</lines>\n</method>\n")
    }
    output.write(literal: "</methods>\n<lines>\n")
    lines.write(within: lines.all, to: &output)
    output.write(literal: "</lines>\n</class>\n")
  }
}

package import Coverage

/// The total percentage alone, for scripts and badges.
package struct TotalReport: Report {
  package static let name = "total"

  private let precision: Int

  package init(precision: Int = 0) { self.precision = precision }

  package func write(_ measurement: Measurement, to output: inout ByteOutput) {
    let percentage = Percentage(measurement.totals.overall)
    output.write("\(percentage.text(precision: precision))\n")
  }
}

package import Coverage
internal import Source

/// The document of Atlassian's Clover, which Bamboo, Bitbucket and diff-cover read.
///
/// It knows a condition by whether it was ever true and ever false; a line with more than two exits
/// counts as both once all were taken.
package struct CloverReport: Report {
  package static let name = "clover"

  private let options: XMLOptions

  package init(_ options: XMLOptions) { self.options = options }

  package func write(_ measurement: Measurement, to output: inout ByteOutput) {
    let packages = XMLPackage.all(of: measurement, options)
    let time = options.timestamp / 1000
    output.write(literal: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<coverage")
    output.write(attribute: "generated", time)
    output.write(attribute: "clover", "pycov \(options.version)")
    output.write(literal: ">\n<project")
    output.write(attribute: "timestamp", time)
    output.write(literal: ">\n")
    let files = packages.map { $0.files.map { CloverFile($0, options) } }
    let metrics = files.map { $0.reduce(CloverMetrics()) { $0 + $1.metrics } }
    var total = metrics.reduce(CloverMetrics()) { $0 + $1 }
    total.packages = packages.count
    total.write(level: .project, to: &output)
    for (index, package) in packages.enumerated() {
      output.write(literal: "<package")
      output.write(attribute: "name", package.name)
      output.write(literal: ">\n")
      metrics[index].write(level: .package, to: &output)
      for file in files[index] { file.write(to: &output) }
      output.write(literal: "</package>\n")
    }
    output.write(literal: "</project>\n</coverage>\n")
  }
}

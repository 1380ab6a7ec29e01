package import Coverage
internal import Source

/// Codecov's own JSON: for each file the lines with how often they ran, or with the share of their exits that
/// was taken, which its reader of coverage.py's JSON loses.
package struct CodecovReport: Report {
  package static let name = "codecov"

  private let paths: RepositoryPaths

  package init(_ paths: RepositoryPaths) { self.paths = paths }

  package func write(_ measurement: Measurement, to output: inout ByteOutput) {
    JSONWriter.write(to: &output, isPretty: false) { json in
      json.object { json in
        json.key("coverage")
        json.object { json in
          for file in measurement.files {
            json.key(named: paths.name(of: file.path))
            json.object { write(file, to: &$0) }
          }
        }
      }
    }
    output.write(UInt8(ascii: "\n"))
  }

  private func write(_ file: FileCoverage, to json: inout JSONWriter) {
    let exits = file.exitsByLine
    for line in file.analysis.statements {
      json.key(named: "\(line)")
      if !file.executed.contains(line) {
        json.value(0)
      } else if let exits = exits[line], exits.covered < exits.total {
        json.value("\(exits.covered)/\(exits.total)")
      } else {
        json.value(file.hits(ofLine: line))
      }
    }
  }
}

package import Coverage

/// GitLab's code quality report: an entry for each gap, known again by path, function and text, so
/// that a merge request shows what it brought and not what moved.
package struct GitLabReport: Report {
  package static let name = "gitlab"

  private let paths: RepositoryPaths

  package init(_ paths: RepositoryPaths) { self.paths = paths }

  package func write(_ measurement: Measurement, to output: inout ByteOutput) {
    var fingerprints = GapFingerprints()
    JSONWriter.write(to: &output, isPretty: true) { json in
      json.array { json in
        for gap in CoverageGap.all(of: measurement, paths) {
          json.object { write(gap, fingerprints.next(for: gap), to: &$0) }
        }
      }
    }
    output.write(UInt8(ascii: "\n"))
  }

  private func write(_ gap: CoverageGap, _ fingerprint: String, to json: inout JSONWriter) {
    json.key("description")
    json.value("\(gap)")
    json.key("check_name")
    json.value("pycov/\(gap.kind.rule)")
    json.key("fingerprint")
    json.value(fingerprint)
    json.key("severity")
    json.value(gap.weight > 0 ? "minor" : "info")
    json.key("location")
    json.object { json in
      json.key("path")
      json.value(gap.path)
      json.key("lines")
      json.object { json in
        json.key("begin")
        json.value(gap.lines.lowerBound)
        json.key("end")
        json.value(gap.lines.upperBound)
      }
    }
  }
}

/// Names for gaps that stay when their lines move, each once in a report.
struct GapFingerprints {
  private var counts: [String: Int] = [:]

  mutating func next(for gap: CoverageGap) -> String {
    let identity = "\(gap.path)\0\(gap.kind.rule)\0\(gap.function ?? "")\0"
    let hash = MD5.hexadecimal(of: Array(identity.utf8) + gap.text)
    let count = counts[hash, default: 0]
    counts[hash] = count + 1
    return count == 0 ? hash : MD5.hexadecimal(of: Array("\(hash)\(count)".utf8))
  }
}

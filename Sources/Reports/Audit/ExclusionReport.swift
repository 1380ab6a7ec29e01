/// Shows what an audit of exclusions found.
package struct ExclusionReport: Sendable {
  private let findings: [ExclusionFinding]
  private let fileCount: Int

  package init(_ findings: [ExclusionFinding], inFiles fileCount: Int) {
    self.findings = findings
    self.fileCount = fileCount
  }

  /// A line for each finding, and their number.
  package var text: String {
    let lines = findings.map { "\($0)\n" }.joined()
    let found = findings.isEmpty ? "no" : "\(findings.count)"
    return lines + "\(found) doubtful exclusion\(findings.count == 1 ? "" : "s") in "
      + "\(fileCount) file\(fileCount == 1 ? "" : "s")\n"
  }

  /// The same for programs.
  package var json: String {
    var output = ByteOutput()
    JSONWriter.write(to: &output, isPretty: true) { writer in
      writer.object { writer in
        writer.key("format")
        writer.value(1)
        writer.key("files")
        writer.value(fileCount)
        writer.key("findings")
        writer.array { writer in
          for finding in findings { Self.write(finding, to: &writer) }
        }
      }
    }
    return String(decoding: output.bytes, as: UTF8.self) + "\n"
  }

  /// The place is left out where there is none.
  private static func write(_ finding: ExclusionFinding, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("kind")
      writer.value(finding.kind.rawValue)
      if let path = finding.path {
        writer.key("file")
        writer.value(path)
      }
      if let line = finding.line {
        writer.key("line")
        writer.value(line)
      }
      writer.key("found")
      writer.value(finding.found)
      writer.key("remedy")
      writer.value(finding.remedy)
    }
  }
}

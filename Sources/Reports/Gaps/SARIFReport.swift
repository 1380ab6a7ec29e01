package import Coverage

/// The gaps as SARIF 2.1.0, which code scanning services and editors read.
package struct SARIFReport: Report {
  package static let name = "sarif"

  private let paths: RepositoryPaths
  private let version: String

  package init(_ paths: RepositoryPaths, version: String) {
    self.paths = paths
    self.version = version
  }

  private static let rules: [(id: String, text: String)] = [
    ("partial-branch", "The line ran, and some of the ways on from it were never taken."),
    ("uncovered-lines", "The statements never ran."),
  ]

  package func write(_ measurement: Measurement, to output: inout ByteOutput) {
    JSONWriter.write(to: &output, isPretty: true) { json in
      json.object { json in
        json.key("$schema")
        json.value("https://json.schemastore.org/sarif-2.1.0.json")
        json.key("version")
        json.value("2.1.0")
        json.key("runs")
        json.array { json in
          json.object { json in
            json.key("tool")
            json.object { writeTool(to: &$0) }
            json.key("columnKind")
            json.value("unicodeCodePoints")
            json.key("results")
            json.array { writeResults(CoverageGap.all(of: measurement, paths), to: &$0) }
          }
        }
      }
    }
    output.write(UInt8(ascii: "\n"))
  }

  private func writeTool(to json: inout JSONWriter) {
    json.key("driver")
    json.object { json in
      json.key("name")
      json.value("pycov")
      json.key("version")
      json.value(version)
      json.key("rules")
      json.array { json in
        for rule in Self.rules {
          json.object { json in
            json.key("id")
            json.value(rule.id)
            json.key("shortDescription")
            json.object { json in
              json.key("text")
              json.value(rule.text)
            }
          }
        }
      }
    }
  }

  private func writeResults(_ gaps: [CoverageGap], to json: inout JSONWriter) {
    var fingerprints = GapFingerprints()
    for gap in gaps {
      json.object { json in
        json.key("ruleId")
        json.value(gap.kind.rule)
        json.key("level")
        json.value(gap.weight > 0 ? "warning" : "note")
        json.key("message")
        json.object { json in
          json.key("text")
          json.value("\(gap)")
        }
        json.key("locations")
        json.array { json in json.object { writeLocation(of: gap, to: &$0) } }
        json.key("partialFingerprints")
        json.object { json in
          json.key("gap/v1")
          json.value(fingerprints.next(for: gap))
        }
      }
    }
  }

  private func writeLocation(of gap: CoverageGap, to json: inout JSONWriter) {
    json.key("physicalLocation")
    json.object { json in
      json.key("artifactLocation")
      json.object { json in
        json.key("uri")
        json.value(gap.path.percentEncoded)
        json.key("uriBaseId")
        json.value("%SRCROOT%")
      }
      json.key("region")
      json.object { json in
        json.key("startLine")
        json.value(gap.lines.lowerBound)
        json.key("endLine")
        json.value(gap.lines.upperBound)
      }
    }
  }
}

extension String {
  /// The path as part of a URI.
  fileprivate var percentEncoded: String {
    var result = ""
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return result
  }
}

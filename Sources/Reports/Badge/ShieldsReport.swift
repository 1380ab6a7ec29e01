package import Coverage

/// What a shields.io endpoint badge is made of: see https://shields.io/badges/endpoint-badge.
package struct ShieldsReport: Report {
  package static let name = "shields"

  private let precision: Int

  package init(precision: Int = 0) { self.precision = precision }

  package func write(_ measurement: Measurement, to output: inout ByteOutput) {
    let grade = BadgeGrade(measurement, precision: precision)
    JSONWriter.write(to: &output, isPretty: false) { json in
      json.object { json in
        json.key("schemaVersion")
        json.value(1)
        json.key("label")
        json.value("coverage")
        json.key("message")
        json.value(grade.text)
        json.key("color")
        json.value(grade.name)
      }
    }
    output.write(UInt8(ascii: "\n"))
  }
}

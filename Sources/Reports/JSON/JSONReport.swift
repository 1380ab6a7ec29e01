package import Coverage
internal import Source

/// The measurement as data, in format 3 of coverage.py's JSON report.
///
/// The keys, their order and the layout are those of coverage.py, so that a file is the same
/// whichever of the two wrote it. `docs/json-report.schema.json` describes it.
package struct JSONReport: Report {
  package static let name = "json"

  private static let format = 3

  private let options: Options

  package init(_ options: Options) { self.options = options }

  package struct Options: Hashable, Sendable {
    /// The version of the program that writes, as `meta` says it.
    package var version: String

    /// The time of writing in ISO 8601 without a zone, such as `2026-01-02T03:04:05.678901`.
    package var timestamp: String

    /// Whether every value has a line of its own.
    package var isPretty: Bool

    /// Decimals of the percentages that are texts.
    package var precision: Int

    /// Whether each line's contexts are named, as far as the measurement has them.
    package var showsContexts: Bool

    package init(
      version: String, timestamp: String, isPretty: Bool = false, precision: Int = 0,
      showsContexts: Bool = false
    ) {
      self.version = version
      self.timestamp = timestamp
      self.isPretty = isPretty
      self.precision = precision
      self.showsContexts = showsContexts
    }
  }

  package func write(_ measurement: Measurement, to output: inout ByteOutput) {
    let summary = JSONSummary(precision: options.precision, hasBranches: measurement.hasBranches)
    JSONWriter.write(to: &output, isPretty: options.isPretty) { json in
      json.object { json in
        json.key("meta")
        json.object { writeMeta(measurement, to: &$0) }
        json.key("files")
        json.object { json in
          for file in measurement.files {
            json.key(named: file.path)
            JSONFile(file, summary, showsContexts: options.showsContexts).write(to: &json)
          }
        }
        json.key("totals")
        summary.write(measurement.totals, to: &json)
      }
    }
  }

  private func writeMeta(_ measurement: Measurement, to json: inout JSONWriter) {
    json.key("format")
    json.value(Self.format)
    json.key("version")
    json.value(options.version)
    json.key("timestamp")
    json.value(options.timestamp)
    json.key("branch_coverage")
    json.value(measurement.hasBranches)
    json.key("show_contexts")
    json.value(options.showsContexts)
  }
}

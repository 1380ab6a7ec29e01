package import Coverage

/// One way of presenting a measurement.
///
/// A report is a pure function of its input: it reads no clock, file or environment, so a golden
/// file can pin every byte of it. What it needs of those comes in as values of its options.
package protocol Report {
  /// The name used by `--format`.
  static var name: String { get }

  func write(_ measurement: Measurement, to output: inout ByteOutput)
}

extension Report {
  /// The report as UTF-8, ready for a file.
  package func bytes(of measurement: Measurement) -> [UInt8] { output(of: measurement).bytes }

  /// The same where it was written, without a copy.
  package func output(of measurement: Measurement) -> ByteOutput {
    var output = ByteOutput()
    write(measurement, to: &output)
    return output
  }

  package func rendered(_ measurement: Measurement) -> String {
    String(decoding: bytes(of: measurement), as: UTF8.self)
  }
}

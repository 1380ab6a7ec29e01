package import Profiler

/// One way of writing a whole profile for another program.
///
/// Like every report it is a pure function of its input.
package protocol ProfileReport: Sendable {
  /// The name used by `--format`.
  static var name: String { get }

  func write(_ analysis: ProfileAnalysis, to output: inout ByteOutput)
}

extension ProfileReport {
  package func bytes(of analysis: ProfileAnalysis) -> [UInt8] {
    var output = ByteOutput()
    write(analysis, to: &output)
    return output.bytes
  }
}

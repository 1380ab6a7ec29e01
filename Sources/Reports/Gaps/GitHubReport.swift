package import Coverage

/// Workflow commands by which GitHub marks the lines of a change.
///
/// It shows ten warnings of a step, so the worst ten are written, and a notice that counts the rest.
package struct GitHubReport: Report {
  package static let name = "github"

  private static let shown = 10

  private let paths: RepositoryPaths

  package init(_ paths: RepositoryPaths) { self.paths = paths }

  package func write(_ measurement: Measurement, to output: inout ByteOutput) {
    write(CoverageGap.all(of: measurement, paths), to: &output)
  }

  /// Marks the gaps in what a change wrote.
  package func bytes(of patch: PatchCoverage) -> [UInt8] {
    var output = ByteOutput()
    write(patch.files.flatMap(\.gaps), to: &output)
    return output.bytes
  }

  private func write(_ gaps: [CoverageGap], to output: inout ByteOutput) {
    let worst = gaps.enumerated()
      .sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }
      .prefix(Self.shown).map(\.element)
    for gap in worst { write(gap, to: &output) }
    guard gaps.count > Self.shown else { return }
    let files = Set(gaps.map(\.path)).count
    let rest = gaps.count - Self.shown
    output.write("::notice title=Coverage::\(rest) more places in \(files) files are not covered\n")
  }

  private func write(_ gap: CoverageGap, to output: inout ByteOutput) {
    output.write(literal: "::warning file=")
    output.write(escapedProperty: gap.path)
    output.write(
      ",line=\(gap.lines.lowerBound),endLine=\(gap.lines.upperBound),title=Not covered::")
    output.write(escaped: "\(gap)")
    output.write(UInt8(ascii: "\n"))
  }
}

extension ByteOutput {
  /// Writes the message of a workflow command.
  fileprivate mutating func write(escaped text: String) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "%"): write(literal: "%25")
      case UInt8(ascii: "\r"): write(literal: "%0D")
      case UInt8(ascii: "\n"): write(literal: "%0A")
      default: write(byte)
      }
    }
  }

  /// Writes the value of a property, which ends at a comma or a colon.
  fileprivate mutating func write(escapedProperty text: String) {
    for part in text.unicodeScalars {
      switch part {
      case ",": write(literal: "%2C")
      case ":": write(literal: "%3A")
      default: write(escaped: String(part))
      }
    }
  }
}

extension PatchCoverage.File {
  /// What of the changed statements did not run, and the changed lines that left exits untaken.
  fileprivate var gaps: [CoverageGap] {
    CoverageGap.each(
      of: missingRanges, among: missing, exits: missingExits, { exitPlaces[$0] ?? .module }
    ) { lines, kind in
      CoverageGap(path: path, lines: lines, kind: kind, function: nil, text: [])
    }
  }
}

internal import Coverage
internal import Source

/// What a change wrote and what of it ran, for people: a table of files, and below it what needs a
/// second look.
package struct PatchTextReport {
  private let options: TextReportOptions

  package init(_ options: TextReportOptions = TextReportOptions()) { self.options = options }

  package func bytes(of patch: PatchCoverage) -> [UInt8] {
    var output = ByteOutput()
    if patch.files.isEmpty {
      output.write("No changed line is part of a statement.\n")
    } else {
      writeTable(patch, to: &output)
    }
    writeFunctions(patch, to: &output)
    writeList(
      "Never imported, so none of it ran:", patch.files.filter(\.isNeverImported).map(\.path),
      to: &output)
    writeList("Not measured, as the settings say:", patch.unmeasured, to: &output)
    writeList(
      "No longer run, though unchanged:", patch.indirect.map { "\($0.path): \($0.lines)" },
      to: &output)
    return output.bytes
  }

  private func writeTable(_ patch: PatchCoverage, to output: inout ByteOutput) {
    let paint = Paint(options.style)
    let rows = patch.files.map { PatchRow($0, patch, options.precision) }
    let total = PatchRow(patch, options.precision)
    let columns = PatchRow.columns(of: patch)
    let widths = columns.indices.map { column in
      ([columns[column]] + (rows + [total]).map { $0.cells[column] }).map(paint.width).max() ?? 0
    }
    func line(_ cells: [String], _ missing: String) -> String {
      let padded = cells.enumerated().map { column, cell in
        let space = String(repeating: " ", count: max(widths[column] - paint.width(of: cell), 0))
        return column == 0 ? cell + space : space + cell
      }
      return padded.joined(separator: "  ") + (missing.isEmpty ? "" : "   \(missing)")
    }
    let rule = String(repeating: "-", count: widths.reduce(0, +) + 2 * (widths.count - 1))
    write(line(columns, "Missing"), .heading, paint, to: &output)
    write(rule, .rule, paint, to: &output)
    for row in rows { write(line(row.cells, row.missing), .share(row.share), paint, to: &output) }
    write(rule, .rule, paint, to: &output)
    write(line(total.cells, ""), .share(total.share), paint, to: &output)
  }

  private func write(
    _ text: String, _ ink: Paint.Ink, _ paint: Paint, to output: inout ByteOutput
  ) {
    paint.begin(ink, &output)
    output.write(text)
    paint.end(&output)
    output.write(UInt8(ascii: "\n"))
  }

  private func writeFunctions(_ patch: PatchCoverage, to output: inout ByteOutput) {
    writeList(
      "Changed functions no changed line of which ran:",
      patch.untestedFunctions.map { "\($0.path):\($0.function.line) \($0.function.name)" },
      to: &output)
  }

  private func writeList(_ title: String, _ items: [String], to output: inout ByteOutput) {
    guard !items.isEmpty else { return }
    output.write("\n\(title)\n")
    for item in items { output.write("  \(item.printable)\n") }
  }
}

/// One line of the table of changed files.
struct PatchRow {
  let cells: [String]
  let missing: String

  /// The covered share in per cent.
  let share: Double

  static func columns(of patch: PatchCoverage) -> [String] {
    ["Name", "Changed", "Stmts", "Miss"] + (patch.hasBranches ? ["Branch", "BrPart"] : [])
      + ["Cover"]
  }

  init(_ file: PatchCoverage.File, _ patch: PatchCoverage, _ precision: Int) {
    self.init(
      file.path.printable, file.changedLines, file.totals, patch, precision,
      missing: file.missingText)
  }

  init(_ patch: PatchCoverage, _ precision: Int) {
    self.init("TOTAL", patch.changedLines, patch.totals, patch, precision, missing: "")
  }

  private init(
    _ name: String, _ changed: Int, _ totals: Totals, _ patch: PatchCoverage, _ precision: Int,
    missing: String
  ) {
    let percentage = Percentage(totals.overall)
    let branches = [totals.branches.total, totals.partialBranches].map { "\($0)" }
    cells =
      [name, "\(changed)", "\(totals.statements.total)", "\(totals.missing)"]
      + (patch.hasBranches ? branches : []) + ["\(percentage.text(precision: precision))%"]
    share = percentage.value
    self.missing = missing
  }
}

extension PatchCoverage.File {
  /// Lines and exits in the order of the lines, such as `5-9, 12->14`.
  var missingText: String {
    missingRanges.text(with: missingExits.filter { !missing.contains($0.signedDestination) })
  }
}
